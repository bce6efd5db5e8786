# shellcheck shell=bash
# Processes that end with this script, together with all that they started.

readonly stop_limit=10 # seconds before a process that was asked to end is killed

launched=
supervised=

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
