# shellcheck shell=bash disable=SC2154 # `dev` sources the others that it uses
# The Debian packages that the tests need: installed when missing, if that is allowed here.

# mariadb-server-core is the server without the system service, its user and its data folder.
readonly packages=(mariadb-server-core mariadb-client-core postgresql chromium-headless-shell lighttpd apache2-bin nginx goaccess wrk fonts-noto-cjk fonts-noto-color-emoji)

readonly service_policy=/usr/sbin/policy-rc.d
readonly cluster_policy=/etc/postgresql-common/createcluster.d/parley-tests.conf

install_obstacle=
as_root=()
policies=()

install_packages() {
  local missing=() package
  for package in "${packages[@]}"; do
    is_installed "$package" || missing+=("$package")
  done
  ((${#missing[@]} > 0)) || return 0
  if ! may_install; then
    note "not installed: ${missing[*]} ($install_obstacle)"
    return 0
  fi
  heading "install ${missing[*]}"
  forbid_services
  apt_get update || note "apt-get update failed; trying with the lists at hand"
  for package in "${missing[@]}"; do
    apt_get install --no-install-recommends --no-remove "$package" || install_failed "$package"
  done
  allow_services
}

missing_reason() {
  printf '%s is not installed%s' "$1" "${install_obstacle:+ ($install_obstacle)}"
}

is_installed() {
  [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

may_install() {
  if [[ -n ${PARLEY_TEST_NO_INSTALL:-} ]]; then
    install_obstacle="PARLEY_TEST_NO_INSTALL is set"
  elif ! command -v apt-get >/dev/null; then
    install_obstacle="there is no apt-get here"
  elif ((EUID == 0)); then
    as_root=()
  elif sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
  else
    install_obstacle="installing needs root or passwordless sudo"
  fi
  [[ -z $install_obstacle ]]
}

apt_get() {
  mkdir -p "$results"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get --quiet --yes \
    -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2 -o Acquire::http::Timeout=30 "$@" \
    >>"$results/apt.log" 2>&1 </dev/null
}

install_failed() {
  install_obstacle="apt-get install failed"
  note "apt-get install $1 failed:"
  tail -n 5 "$results/apt.log" >&2
}

# Debian starts what it installs, and makes a database cluster; a developer's machine should stay as it was.
forbid_services() {
  write_policy "$service_policy" $'#!/bin/sh\nexit 101'
  write_policy "$cluster_policy" 'create_main_cluster = false'
}

write_policy() {
  [[ ! -e $1 ]] || return 0
  "${as_root[@]}" mkdir -p "$(dirname "$1")"
  policies+=("$1")
  "${as_root[@]}" tee "$1" >/dev/null <<<"$2"
  "${as_root[@]}" chmod 755 "$1"
}

allow_services() {
  ((${#policies[@]} == 0)) || "${as_root[@]}" rm -f "${policies[@]}"
  policies=()
}
