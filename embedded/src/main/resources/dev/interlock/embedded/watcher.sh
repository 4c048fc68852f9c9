# Stops a developer's PostgreSQL when nobody uses it any more.
# $1: folder with `data` and `users`; $2: process id of the postmaster.
# Signals meant for whoever started us are not for us; only the end of the server ends this loop.
trap '' HUP INT TERM

lives() {
  # A zombie still answers to signal 0, so the kernel's own word goes first.
  if [ -r "/proc/$1/stat" ] && read -r line <"/proc/$1/stat"; then
    case "$line" in *") Z "*) return 1 ;; *) return 0 ;; esac
  fi
  kill -0 "$1" 2>/dev/null
}

used() {
  for user in users/*; do
    if [ -e "$user" ] && lives "${user##*/}"; then
      return 0
    fi
  done
  return 1
}

serves() {
  [ -e data/postmaster.pid ] && lives "$2"
}

cd "$1" || exit 1
while serves "$@"; do
  if used; then
    sleep 1
    continue
  fi
  # Announce, then look again: whoever registers in between either is seen here or sees this.
  echo $$ >"stopping-$2"
  if used; then
    rm -f "stopping-$2"
    continue
  fi
  kill -INT "$2"
  while serves "$@"; do
    sleep 0.1
  done
done
rm -f "stopping-$2"
