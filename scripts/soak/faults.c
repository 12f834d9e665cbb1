// For LD_PRELOAD: counts the calls by which a process changes files beneath a folder, and makes the n-th one fail, or the
// process die beside it.
//
// SOAK_UNDER  the folder; calls on anything else are not counted
// SOAK_LOG    a file: a line for each counted call, `NUMBER NAME PATH`
// SOAK_AT     the number of the call, from 1
// SOAK_DO     what happens there: an errno, `short` (half is written), `before` or `after` (kill -9 beside the call)
// SOAK_STAYS  set: all later writes, opens, syncs and links fail, too, as on a disk that stays full
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum deed { go, fail, halve, die_after };

static atomic_int calls;
static char under[PATH_MAX];
static const char *what;
static int at, stays, journal = -1;

__attribute__((constructor)) static void begin(void) {
  if (!getenv("SOAK_UNDER") || !realpath(getenv("SOAK_UNDER"), under)) return;
  what = getenv("SOAK_DO") ? getenv("SOAK_DO") : "";
  at = getenv("SOAK_AT") ? atoi(getenv("SOAK_AT")) : 0;
  stays = getenv("SOAK_STAYS") != NULL;
  // Out of the way of the descriptors that the process counts on.
  if (!getenv("SOAK_LOG")) return;
  int low = syscall(SYS_openat, AT_FDCWD, getenv("SOAK_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  journal = fcntl(low, F_DUPFD_CLOEXEC, 200);
  syscall(SYS_close, low);
}

static void die(void) { syscall(SYS_kill, getpid(), SIGKILL); }

// Counts a call, and says what becomes of it. `path` is absolute.
static enum deed judged(const char *name, const char *path, int grows) {
  size_t length = strlen(under);
  if (!length || strncmp(path, under, length) != 0 || path[length] != '/') return go;
  int number = atomic_fetch_add(&calls, 1) + 1;
  if (journal >= 0) {
    char line[PATH_MAX + 64];
    int count = snprintf(line, sizeof line, "%d %s %s\n", number, name, path + length + 1);
    syscall(SYS_write, journal, line, count);
  }
  if (number < at || at == 0 || (number > at && !(stays && grows))) return go;
  if (!strcmp(what, "before")) die();
  if (!strcmp(what, "after")) return die_after;
  if (!strcmp(what, "short")) return halve;
  errno = atoi(what);
  return fail;
}

// Of a path, its folder resolved: the file itself may not be there, or be a link.
static enum deed judged_path(const char *name, const char *path, int grows) {
  char folder[PATH_MAX], resolved[PATH_MAX], whole[PATH_MAX * 2];
  if (strlen(path) >= sizeof folder) return go;
  strcpy(folder, path);
  char *slash = strrchr(folder, '/');
  if (slash) *slash = 0;
  if (!realpath(slash ? (slash == folder ? "/" : folder) : ".", resolved)) return go;
  snprintf(whole, sizeof whole, "%s/%s", resolved, slash ? slash + 1 : path);
  return judged(name, whole, grows);
}

static enum deed judged_number(const char *name, int number, int grows) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", number);
  ssize_t count = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  if (count < 0) return go;
  path[count] = 0;
  // Reading is nobody's change, and so is the end of it.
  if ((fcntl(number, F_GETFL) & O_ACCMODE) == O_RDONLY && strcmp(name, "fsync")) return go;
  return judged(name, path, grows);
}

#define real(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define done(deed, call) ({ __typeof__(call) made = (call); int code = errno; if (deed == die_after) die(); errno = code; made; })

#define OPENS(name)                                                                  \
  int name(const char *path, int flags, ...) {                                       \
    va_list list;                                                                    \
    va_start(list, flags);                                                           \
    mode_t mode = (flags & (O_CREAT | __O_TMPFILE)) ? va_arg(list, mode_t) : 0;      \
    va_end(list);                                                                    \
    enum deed deed = (flags & O_ACCMODE) == O_RDONLY ? go : judged_path("open", path, 1); \
    return deed == fail ? -1 : done(deed, real(name)(path, flags, mode));            \
  }
OPENS(open)
OPENS(open64)

#define WRITES(name, place, arguments)                                               \
  ssize_t name arguments {                                                           \
    enum deed deed = judged_number("write", number, 1);                              \
    if (deed == halve && count > 1) count /= 2;                                      \
    return deed == fail ? -1 : done(deed, real(name) place);                         \
  }
WRITES(write, (number, bytes, count), (int number, const void *bytes, size_t count))
WRITES(pwrite, (number, bytes, count, start), (int number, const void *bytes, size_t count, off_t start))
WRITES(pwrite64, (number, bytes, count, start), (int number, const void *bytes, size_t count, off64_t start))

#define FLUSHES(name)                                                                \
  int name(int number) {                                                             \
    enum deed deed = judged_number("fsync", number, 1);                              \
    return deed == fail ? -1 : done(deed, real(name)(number));                       \
  }
FLUSHES(fsync)
FLUSHES(fdatasync)

int close(int number) {
  enum deed deed = judged_number("close", number, 0);
  int code = errno, closed = done(deed, real(close)(number));
  if (deed != fail) return closed;
  errno = code;
  return -1;
}

int rename(const char *old, const char *new) {
  enum deed deed = judged_path("rename", new, 0);
  return deed == fail ? -1 : done(deed, real(rename)(old, new));
}

int link(const char *old, const char *new) {
  enum deed deed = judged_path("link", new, 1);
  return deed == fail ? -1 : done(deed, real(link)(old, new));
}

int unlink(const char *path) {
  enum deed deed = judged_path("unlink", path, 0);
  return deed == fail ? -1 : done(deed, real(unlink)(path));
}

int ftruncate(int number, off_t size) {
  enum deed deed = judged_number("truncate", number, 1);
  return deed == fail ? -1 : done(deed, real(ftruncate)(number, size));
}

int mkstemp(char *name) {
  enum deed deed = judged_path("open", name, 1);
  return deed == fail ? -1 : done(deed, real(mkstemp)(name));
}
