#!/usr/bin/env bash
# A throw-away PostgreSQL server for tests, on a free port of the loopback address.
#   tests/postgres.sh start DIR   creates and starts it in DIR, prints the connection string
#   tests/postgres.sh stop DIR    stops it and removes DIR
set -eu

usage() { sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 2; }
[ $# -eq 2 ] || usage
action=$1
dir=$(realpath -m "$2")

find_bin() {
    local candidate
    for candidate in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin; do [ -x "$candidate/initdb" ] && found=$candidate; done
    if [ -z "${found:-}" ] && command -v initdb >/dev/null; then found=$(dirname "$(command -v initdb)"); fi
    [ -n "${found:-}" ] || { echo "PostgreSQL is not installed (Debian: apt-get install postgresql)" >&2; exit 1; }
}

# The server refuses to run as root: then it runs as postgres, who owns the folder.
as_owner() {
    if [ "$(id -u)" -eq 0 ]; then (cd / && setpriv --reuid=postgres --regid=postgres --init-groups env -i PATH="$PATH" LC_ALL=C.UTF-8 "$@"); else LC_ALL=C.UTF-8 "$@"; fi
}

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 20000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

start() {
    [ ! -e "$dir/data" ] || { echo "$dir already holds a server" >&2; exit 1; }
    mkdir -p "$dir"
    if [ "$(id -u)" -eq 0 ]; then
        chown postgres:postgres "$dir"
        # A folder of mktemp -d is closed to others: let postgres through, not in.
        as_owner test -x "$dir" || chmod o+x "$(dirname "$dir")"
        as_owner test -x "$dir" || { echo "postgres cannot reach $dir" >&2; exit 1; }
    fi
    as_owner "$found/initdb" -D "$dir/data" -U yingshang -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log" 2>&1 || { cat "$dir/initdb.log" >&2; exit 1; }
    local attempt port
    for attempt in 1 2 3 4 5; do
        port=$(free_port)
        # Nothing in it has to survive a crash.
        if as_owner "$found/pg_ctl" -D "$dir/data" -l "$dir/data/server.log" -w -t 30 \
            -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c max_locks_per_transaction=256" start >/dev/null 2>&1; then
            echo "Host=127.0.0.1;Port=$port;Username=yingshang;Database=postgres"
            return
        fi
    done
    tail -20 "$dir/data/server.log" >&2
    exit 1
}

stop() {
    [ -e "$dir/data/PG_VERSION" ] || { echo "no server in $dir" >&2; exit 1; }
    if [ -e "$dir/data/postmaster.pid" ]; then as_owner "$found/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null; fi
    rm -rf "$dir"
}

find_bin
case $action in
    start) start ;;
    stop) stop ;;
    *) usage ;;
esac
