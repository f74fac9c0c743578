# What both scripts need: processes on loopback that are started, killed and awaited by their ids. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
read -ra sweep <<< "${SWEEP:-$root/sweep}"

declare -A pid_of=()    # process name -> id; a name is coordinator-N or node-N
declare -A url_of=()    # coordinator name -> URL
postgres_bin=

say() { printf '%s %s\n' "$(date +%H:%M:%S)" "$*"; }
fail() {
    say "FAILED: $*" >&2
    exit 1
}

now_ms() { local t=$EPOCHREALTIME; echo $((${t/./} / 1000)); }

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 10000))
        (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || { echo "$port"; return; }
    done
}

# start NAME COMMAND...: its output goes to NAME.log, which grows over restarts.
start() {
    local name=$1
    shift
    "$@" >> "$out/$name.log" 2>&1 &
    pid_of[$name]=$!
}

start_coordinator() {
    url_of[$1]=${url_of[$1]:-http://127.0.0.1:$(free_port)}
    SWEEP_STORE=$store start "$1" "${sweep[@]}" coordinator --listen "${url_of[$1]}"
}

start_node() {
    local join=() name
    for name in "${!url_of[@]}"; do join+=(--join "${url_of[$name]}"); done
    start "$1" "${sweep[@]}" node "${join[@]}" --name "$1" --devices cpu:1 --checkpoints "$out/checkpoints" \
        ${data:+--data "$data"}
}

restart() { case $1 in coordinator-*) start_coordinator "$1" ;; *) start_node "$1" ;; esac; }

is_alive() { kill -0 "${pid_of[$1]}" 2> /dev/null; }

# kill_hard NAME: as a power cut would.
kill_hard() {
    kill -9 "${pid_of[$1]}" || fail "$1 was gone already; see $out/$1.log"
    wait "${pid_of[$1]}" 2> /dev/null || true
}

# Nothing may end by itself.
require_all_alive() {
    local name
    for name in "${!pid_of[@]}"; do
        is_alive "$name" || fail "$name ended by itself: $(tail -n 3 "$out/$name.log")"
    done
}

# The name of the coordinator that leads; fails when none does at the moment.
leader() {
    local name
    for name in "${!url_of[@]}"; do
        curl -fsS -m 2 -o /dev/null "${url_of[$name]}/readyz" 2> /dev/null && { echo "$name"; return; }
    done
    return 1
}

wait_for_leader() {
    local patience=${1:-120} i
    for ((i = 0; i < patience * 5; i++)); do
        leader > "$out/leader" && return
        sleep 0.2
    done
    fail "no coordinator leads after $patience s; see $out/coordinator-*.log"
}

# get PATH: from whoever leads; empty when nobody answers at the moment.
get() {
    local name
    name=$(leader) && curl -fsS -m 30 "${url_of[$name]}/api/v1/$1" 2> /dev/null || true
}

# Submitting the same again is harmless, so it is said until it was heard.
submit() {
    local i answer
    for ((i = 0; i < 60; i++)); do
        wait_for_leader
        answer=$(curl -sS -m 30 -H 'Content-Type: application/yaml' --data-binary "@$definition" \
            "${url_of[$(< "$out/leader")]}/api/v1/sweeps?file=$(basename "$definition")" 2> /dev/null) || true
        case $answer in
            *'"change":'*)
                [[ $answer =~ \"sweep\":\{\"name\":\"([^\"]+) ]] && name=${BASH_REMATCH[1]}
                return
                ;;
            *'"definition"'*) fail "$answer" ;;
        esac
        sleep 1
    done
    fail "the definition could not be submitted: $answer"
}

# read_progress: sets status, finished and trials; keeps them when nobody answers.
read_progress() {
    local json
    json=$(get "sweeps/$name")
    [ -n "$json" ] || return 1
    [[ $json =~ \"status\":\"([A-Za-z]+)\" ]] && status=${BASH_REMATCH[1]}
    [[ $json =~ \"trials\":([0-9]+) ]] && trials=${BASH_REMATCH[1]}
    finished=0
    local state
    for state in completed diverged stopped failed cancelled; do
        [[ $json =~ \"counts\":\{[^}]*\"$state\":([0-9]+) ]] && finished=$((finished + BASH_REMATCH[1]))
    done
}

wait_for_end() {
    local until=$((SECONDS + patience))
    while ! { read_progress && [ "$status" = Finished ]; }; do
        [ "$status" != Failed ] && [ "$status" != Stopped ] && [ "$status" != Paused ] || fail "the sweep is $status"
        [ $SECONDS -lt $until ] || fail "the sweep is $status with $finished of $trials trials after $patience s"
        require_all_alive
        sleep 0.5
    done
}

# All that the coordinator has of the sweep, into $out/results.
download() {
    local file lines last=0
    mkdir -p "$out/results"
    for file in trials.csv reports.csv attempts.csv summary.json; do
        get "sweeps/$name/results/$file" > "$out/results/$file"
    done
    : > "$out/results/journal.jsonl"
    while :; do
        get "sweeps/$name/journal?after=$last" > "$out/piece.jsonl"
        lines=$(wc -l < "$out/piece.jsonl")
        [ "$lines" -gt 0 ] || break
        cat "$out/piece.jsonl" >> "$out/results/journal.jsonl"
        last=$((last + lines))
    done
    rm "$out/piece.jsonl"
}

# The results are those of one process that nobody disturbed, the journal replays to them, and no cell ran to its end
# twice.
check_results() {
    local file twice
    for file in trials.csv reports.csv summary.json; do
        cmp "$reference/$file" "$out/results/$file" || fail "$file is not that of 'sweep run'"
    done
    say "trials.csv, reports.csv and summary.json are byte for byte those of 'sweep run'"
    "${sweep[@]}" verify "$out/results" || fail "'sweep verify' found something wrong"
    grep -oE '"fact":"trial-finished/[0-9]+","trial":[0-9]+' "$out/results/journal.jsonl" | sort > "$out/finished"
    twice=$(uniq -d "$out/finished")
    [ -z "$twice" ] || fail "finished twice: $twice"
    [ "$(wc -l < "$out/finished")" = "$trials" ] || fail "the journal does not finish each of $trials trials"
    say "each of $trials cells was finished once, in $(($(wc -l < "$out/results/attempts.csv") - 1)) attempts"
}

run_reference() {
    if [ -n "$reference" ]; then return; fi
    reference=$out/reference
    say "running $definition in one process, undisturbed"
    "${sweep[@]}" run "$definition" --out "$reference" ${data:+--data "$data"} > "$out/reference.log" 2>&1 ||
        fail "'sweep run' failed: $(tail -n 5 "$out/reference.log")"
}

as_postgres() {
    local program=$1
    shift
    # PostgreSQL does not run as root.
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$postgres_bin/$program" "$@"); else
        "$postgres_bin/$program" "$@"
    fi
}

# A PostgreSQL server of our own on loopback, ended with the script.
start_postgres() {
    local port programs
    programs=(/usr/lib/postgresql/*/bin/initdb)
    [ -x "${programs[-1]}" ] || fail "there is no PostgreSQL server here: apt-get install postgresql"
    postgres_bin=$(dirname "${programs[-1]}")
    postgres_data=$(mktemp -d "${TMPDIR:-/tmp}/sweep-postgres-XXXXXX")
    [ "$(id -u)" != 0 ] || chown postgres "$postgres_data"
    port=$(free_port)
    as_postgres initdb -D "$postgres_data/data" -A trust -U sweep -E UTF8 --locale=C > /dev/null
    as_postgres pg_ctl -D "$postgres_data/data" -s -w -l "$postgres_data/log" \
        -o "-p $port -k $postgres_data -c listen_addresses=127.0.0.1" start > /dev/null
    store="postgres:Host=127.0.0.1;Port=$port;Username=sweep;Database=postgres"
}

stop_all() {
    local id
    for id in "${pid_of[@]}"; do kill -CONT "$id" 2> /dev/null && kill -9 "$id" 2> /dev/null || true; done
    wait 2> /dev/null || true
    if [ -n "$postgres_bin" ]; then
        as_postgres pg_ctl -D "$postgres_data/data" -s -m immediate stop > /dev/null || true
        rm -rf "$postgres_data"
    fi
}

# read_options ARGUMENTS: sets the variables of the same names that the script has, data and out to their defaults.
read_options() {
    while [ $# -gt 0 ]; do
        if [[ $1 != --* || $# -lt 2 || ! -v ${1#--} ]]; then
            sed -nE '2,/^[^#]/s/^# ?//p' "$0" >&2
            exit 2
        fi
        printf -v "${1#--}" '%s' "$2"
        shift 2
    done
    data=${data:-${SWEEP_DATA:-}}
    if [ -z "$out" ]; then out=$(mktemp -d "${TMPDIR:-/tmp}/sweep-cluster-XXXXXX"); else mkdir "$out"; fi
    trap stop_all EXIT
    say "logs and results: $out"
}

open_store() {
    case $store in
        sqlite) store=sqlite:$out/store.db ;;
        postgres) start_postgres ;;
        postgres:*) ;;
        *) fail "--store $store: sqlite, postgres or postgres:ADDRESS" ;;
    esac
}
