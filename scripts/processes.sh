# shellcheck shell=bash
# Processes that end with this script, together with all that they started.

readonly stop_limit=10 # seconds before a process that was asked to end is killed

launched=
supervised=
lane=

# Starts a command in the background as the leader of its own process group, out of reach of the terminal's Ctrl+C.
launch() {
  set -m
  "$@" </dev/null &
  set +m
  launched=$!
}

# Like running the command, but a signal to this script is acted on at once and not after the command has ended.
supervise() {
  local status=0
  launch "$@"
  supervised=$launched
  wait "$launched" || status=$?
  supervised=
  return "$status"
}

# Runs a function beside the rest of the script, with steps of its own; only one at a time.
begin_lane() {
  launch in_lane "$@"
  lane=$launched
}

in_lane() {
  trap stop_supervised EXIT
  trap 'exit 143' TERM
  "$@"
}

await_lane() {
  [[ -z $lane ]] || wait "$lane" || true
  lane=
}

stop_lane() {
  [[ -z $lane ]] || stop_group "$lane" TERM
  lane=
}

stop_supervised() {
  [[ -z $supervised ]] || stop_group "$supervised" TERM
  supervised=
}

# Asks again and again: what is only just starting may not have heard the first time.
stop_group() {
  local group=$1 signal=$2 deadline=$((SECONDS + stop_limit))
  while kill -s "$signal" -- "-$group" 2>/dev/null; do
    ((SECONDS < deadline)) || signal=KILL
    sleep 0.1
  done
}
