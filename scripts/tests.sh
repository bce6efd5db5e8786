# shellcheck shell=bash disable=SC2154 # `dev` sources the others that it uses
# Every check is a step with a folder of its own under artifacts/test-results; scripts/tally.mjs adds them up.

readonly solution=Parley.slnx
readonly client=src/Parley.Web/Client
readonly results=artifacts/test-results
readonly step_limit=20m # one that hangs fails by its name, before CI ends the whole run
readonly least_memory=6 # GiB; a whole run takes less than half of it

test_environment=()
memory_folder=

test_everything() {
  local fast=$1
  shift
  clear_results
  if ! "$fast"; then
    install_packages
    start_database mysql
    start_database postgres
  fi
  build || tally
  write_to_memory

  # Two lanes: browsers and databases let one core wait by turns, and together they use both.
  if "$fast"; then
    begin_lane run_other_tests "$@"
  else
    begin_lane check_looks "$@"
    run_other_tests "$@"
  fi
  run_web_tests "$fast" "$@"
  await_lane
  tally
}

# What tests write is thrown away (the database servers know that, and never wait for a disk). On a disk that is busy with something else for seconds, those who wait for it would give up.
write_to_memory() {
  local free
  free=$(df --output=avail --block-size=1G /dev/shm 2>/dev/null | tail -n 1) || return 0
  ((free >= least_memory)) || return 0
  memory_folder=$(mktemp --directory /dev/shm/parley-tests.XXXXXX)
  export TMPDIR=$memory_folder
}

leave_memory() {
  [[ -z $memory_folder ]] || rm -rf "$memory_folder"
}

# What is read and what is seen.
check_looks() {
  run_browser_tests "$@"
  check format dotnet format "$solution" --verify-no-changes --no-restore || true
  check_client || true
}

# All but those that need a database or a browser.
run_other_tests() {
  local project name
  for project in tests/*/*Tests.csproj; do
    name=$(basename "$project" .csproj)
    [[ $name == Parley.WebTests || $name == Parley.BrowserTests ]] || run_test_program "$name" "$name" "$@"
  done
}

clear_results() {
  rm -rf "$results"
  mkdir -p "$results"
}

build() {
  local locked=()
  [[ ${CI:-} != true ]] || locked=(--locked-mode)
  check restore dotnet restore "$solution" --verbosity quiet "${locked[@]}" &&
    check build dotnet build "$solution" --configuration "$configuration" --no-restore --verbosity quiet -clp:ErrorsOnly
}

check_client() {
  ! grep -qs '"check":' "$client/package.json" || check client npm --prefix "$client" run --silent check
}

run_web_tests() {
  local fast=$1 kind kinds=(sqlite mysql postgres)
  shift
  ! "$fast" || kinds=(sqlite)
  for kind in "${kinds[@]}"; do
    use_database "$kind"
    run_test_program "Parley.WebTests-$kind" Parley.WebTests "$@"
  done
}

use_database() {
  local kind=$1
  test_environment=(PARLEY_TEST_DATABASE=sqlite)
  [[ $kind != sqlite ]] || return 0
  [[ -n ${database_missing[$kind]:-} ]] || check_database "$kind"
  test_environment=("PARLEY_TEST_DATABASE=$(database_address "$kind")")
  [[ -z ${database_missing[$kind]:-} ]] ||
    test_environment=("PARLEY_TEST_DATABASE=$kind:" "PARLEY_TEST_DATABASE_MISSING=${database_missing[$kind]}")
}

# A server that is not to be had skips its tests; one that is there and does not start has failed.
check_database() {
  local title=${database_title[$1]} started=$SECONDS
  mkdir -p "$results/$title"
  await_database "$1" 2>"$results/$title/output.log" || record check "$title" 1 "$started"
}

run_browser_tests() {
  use_chromium
  run_test_program Parley.BrowserTests Parley.BrowserTests "$@"

  # The main job with scripts and without, and live events, once more on Parley's own Web server; PARLEY_TEST_SERVER=own runs any test on it.
  (($# > 0)) || run_on_own_server
}

run_on_own_server() {
  test_environment+=(PARLEY_TEST_SERVER=own)
  run_test_program Parley.BrowserTests-own Parley.BrowserTests --filter-class '*.WithScripts' '*.WithoutScripts' '*.LiveTests'
}

use_chromium() {
  local chromium
  # The shell has no window to draw and takes half the time.
  chromium=$(command -v chromium-headless-shell || command -v chromium) || true
  test_environment=(PARLEY_TEST_DATABASE=sqlite "PARLEY_TEST_CHROMIUM=$chromium")
  [[ -n $chromium ]] || test_environment+=("PARLEY_TEST_CHROMIUM_MISSING=$(missing_reason Chromium)")
}

take_screenshots() {
  use_chromium
  run_test_program screenshots Parley.BrowserTests --explicit only --filter-class '*.Screenshots'
}

# A filter leaves some programs without a test (exit code 8); without a filter that is a failure.
run_test_program() {
  local name=$1 program=$2 zero_tests=()
  shift 2
  (($# == 0)) || zero_tests=(--ignore-exit-code 8)
  step tests "$name" env "${test_environment[@]}" "artifacts/bin/$program/${configuration,,}/$program" \
    --results-directory "$PWD/$results/$name" --report-xunit-trx --report-xunit-trx-filename result.trx \
    --no-ansi "${zero_tests[@]}" "$@" || true
}

check() {
  step check "$@"
}

step() {
  local kind=$1 name=$2 status=0 started=$SECONDS
  shift 2
  heading "$name"
  mkdir -p "$results/$name"
  supervise timeout --kill-after=10s "$step_limit" "$@" >"$results/$name/output.log" 2>&1 || status=$?
  record "$kind" "$name" "$status" "$started"
  return "$status"
}

record() {
  printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$((SECONDS - $4))" >>"$results/steps.tsv"
}

tally() {
  local status=0
  node scripts/tally.mjs "$results" || status=$?
  exit "$status"
}
