# Outlives the process that started it by as long as it takes to end that process's children, however it died.
#
#   sh watchdog.sh LOCK [FOLDER] < pipe
#
# The pipe carries a line "+ PID" for each child that started and "- PID" for each that ended. When it closes, whoever
# is left is asked to end, made to after eight seconds, and then LOCK and FOLDER are removed.
trap '' INT TERM HUP
children=' '
while read -r sign pid; do
  case $sign in
    +) children="$children$pid " ;;
    -) case $children in *" $pid "*) children="${children%% "$pid" *} ${children#* "$pid" }" ;; esac ;;
  esac
done

tell() {
  for pid in $children; do kill -s "$1" "$pid" 2>/dev/null; done
}
# One that has ended and waits for its parent to notice is no longer anyone.
anyone() {
  for pid in $children; do
    kill -s 0 "$pid" 2>/dev/null || continue
    stat=''
    [ -r "/proc/$pid/stat" ] && read -r stat <"/proc/$pid/stat"
    case $stat in *') Z '*) ;; *) return 0 ;; esac
  done
  return 1
}

# A stopped process hears nothing until it is let go on.
tell TERM
tell CONT
tries=80
while anyone && [ $tries -gt 0 ]; do
  sleep 0.1
  tries=$((tries - 1))
done
tell KILL
rm -f "$1"
if [ -n "${2:-}" ]; then rm -rf "$2"; fi
