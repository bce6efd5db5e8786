# shellcheck shell=bash disable=SC2154 # `dev` sources the others that it uses
# Private database servers on loopback, on free ports, with folders that go when this script ends.
# They are as fast as can be and not at all durable.

readonly database_start_limit=90 # seconds
readonly database_connections=500
readonly database_user=parley

declare -A database_title=([mysql]=MariaDB [postgres]=PostgreSQL)
# Below the range from which the system picks ports for others.
declare -A database_first_port=([mysql]=20000 [postgres]=25000)
# To PostgreSQL, SIGTERM means to wait until every client has left.
declare -A database_stop_signal=([mysql]=TERM [postgres]=INT)
declare -A database_port=() database_group=() database_missing=()
database_folder=
# PostgreSQL refuses to run as root, and neither server needs to.
without_root=()
if ((EUID == 0)); then
  without_root=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
fi

# Returns at once; await_database tells how it went.
start_database() {
  local kind=$1 home
  if ! "programs_of_$kind" >/dev/null; then
    database_missing[$kind]=$(missing_reason "${database_title[$kind]}")
    return 0
  fi
  [[ -n $database_folder ]] || database_folder=$(mktemp --directory --tmpdir parley-databases.XXXXXX)
  home=$database_folder/$kind
  mkdir "$home"
  database_port[$kind]=$(free_port "${database_first_port[$kind]}")
  launch "serve_$kind" "$home" "${database_port[$kind]}" >"$home/log" 2>&1
  database_group[$kind]=$launched
}

await_database() {
  local kind=$1 deadline=$((SECONDS + database_start_limit))
  [[ -z ${database_missing[$kind]:-} ]] || return 1
  until grep -qE 'ready (for|to accept) connections' "$database_folder/$kind/log"; do
    if ! kill -0 "${database_group[$kind]}" 2>/dev/null || ((SECONDS >= deadline)); then
      database_missing[$kind]="${database_title[$kind]} did not start"
      note "${database_missing[$kind]}; its log ends:"
      tail -n 25 "$database_folder/$kind/log" >&2
      return 1
    fi
    sleep 0.1
  done
}

# Without a database's name: whoever connects makes their own.
database_address() {
  [[ -n ${database_missing[$1]:-} ]] ||
    printf '%s://%s:%s@127.0.0.1:%s' "$1" "$database_user" "$database_user" "${database_port[$1]}"
}

stop_databases() {
  local kind
  for kind in "${!database_group[@]}"; do
    stop_group "${database_group[$kind]}" "${database_stop_signal[$kind]}"
  done
  database_group=()
  [[ -z $database_folder ]] || rm -rf "$database_folder"
  database_folder=
}

serve_mysql() {
  local home=$1 port=$2 programs
  programs=$(programs_of_mysql)
  cat >"$home/accounts.sql" <<SQL
CREATE USER '$database_user'@'%' IDENTIFIED BY '$database_user';
GRANT ALL ON *.* TO '$database_user'@'%' WITH GRANT OPTION;
SQL
  own "$home"
  "${without_root[@]}" mariadb-install-db --no-defaults --datadir="$home/data" --skip-test-db \
    --innodb-flush-method=nosync
  exec "${without_root[@]}" "$programs/mariadbd" --no-defaults --datadir="$home/data" --tmpdir="$home" \
    --socket="$home/socket" --pid-file="$home/pid" --bind-address=127.0.0.1 --port="$port" --skip-name-resolve \
    --init-file="$home/accounts.sql" --character-set-server=utf8mb4 --local-infile=ON \
    --max-connections="$database_connections" --performance-schema=OFF \
    --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=OFF --innodb-flush-method=nosync
}

serve_postgres() {
  local home=$1 port=$2 programs
  programs=$(programs_of_postgres)
  printf '%s\n' "$database_user" >"$home/password"
  own "$home"
  export LC_ALL=C.UTF-8
  "${without_root[@]}" "$programs/initdb" --pgdata="$home/data" --encoding=UTF8 --no-sync \
    --username="$database_user" --pwfile="$home/password" --auth=scram-sha-256
  exec "${without_root[@]}" "$programs/postgres" -D "$home/data" -p "$port" -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories="$home" -c max_connections="$database_connections" \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off
}

own() {
  cd "$1" || return
  ((EUID != 0)) || chown -R nobody:nogroup "$database_folder"
}

# Debian keeps mariadbd out of an ordinary user's PATH, and PostgreSQL's programs out of everybody's.
programs_of_mysql() {
  folder_with mariadbd /usr/sbin
}

programs_of_postgres() {
  local newest
  newest=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort --version-sort | tail -n 1)
  folder_with postgres "$newest"
}

folder_with() {
  local program=$1 folder=$2
  if [[ -x $folder/$program ]]; then
    printf '%s' "$folder"
  else
    program=$(command -v "$program") && dirname "$program"
  fi
}

free_port() {
  local port
  while true; do
    port=$(($1 + RANDOM % 5000))
    (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  printf '%s' "$port"
}
