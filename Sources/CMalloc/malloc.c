#include "out_of_memory.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

static atomic_bool is_ending;
static _Thread_local bool ends_here;

/// Room for what is done at the end, in whichever thread: so large that the C library maps it by itself and gives it back to the
/// system, of which every arena can then ask for more. Until then no page of it is there.
static void *reserve;

__attribute__((constructor)) static void keep_reserve(void) { reserve = malloc(1 << 20); }

static _Noreturn void end_saying(const char *message) {
  // What runs at the end may ask for memory, too; other threads wait for the end.
  if (ends_here) _exit(EX_IOERR);
  ends_here = true;
  while (atomic_exchange(&is_ending, true)) pause();
  free(reserve);
  ssize_t written = write(STDERR_FILENO, message, strlen(message));
  (void)written;
  exit(EX_IOERR);
}

void end_out_of_memory(void) {
  end_saying("liuyu: out of memory: nothing was written; allow more (ulimit -v, MemoryMax=), or give fewer --threads\n");
}

void end_out_of_threads(void) {
  end_saying(
      "liuyu: no thread can be started: nothing was written; allow more (ulimit -u, ulimit -v, TasksMax=), or give fewer --threads\n");
}

#if defined(__GLIBC__) && !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)

void *__libc_malloc(size_t size);

static void *kept(void *room) {
  if (room == NULL) end_out_of_memory();
  return room;
}

// In place of the C library's, for the whole process: where an array, a dictionary or an object of Swift gets no memory, its runtime
// would trap, show the stack to whoever reads the mail of cron, and leave files behind.
void *malloc(size_t size) { return kept(__libc_malloc(size)); }

void *__libc_memalign(size_t alignment, size_t size);

// By these two comes what is to be aligned more than usual, as by Swift's runtime.
void *aligned_alloc(size_t alignment, size_t size) { return kept(__libc_memalign(alignment, size)); }

int posix_memalign(void **room, size_t alignment, size_t size) {
  if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) return EINVAL;
  *room = aligned_alloc(alignment, size);
  return 0;
}


#endif
