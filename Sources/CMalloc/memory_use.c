#include "memory_use.h"

#include <malloc.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

/// Room for what is done at the end.
enum { RESERVE = 64 << 10 };

static void (*end_of_process)(void);
static void *reserve;
static atomic_flag is_ending = ATOMIC_FLAG_INIT;
static _Thread_local int ends;

void malloc_limit_arenas(int most) {
#ifdef M_ARENA_MAX
  mallopt(M_ARENA_MAX, most);
#else
  (void)most;
#endif
}

/// The C library's; there where the linker wraps it.
extern void *__real_malloc(size_t size) __attribute__((weak));
void *__wrap_malloc(size_t size);

void malloc_end_by(void (*end)(void)) {
  if (!__real_malloc) return;
  reserve = __real_malloc(RESERVE);
  end_of_process = end;
}

void *__wrap_malloc(size_t size) {
  void *room = __real_malloc(size);
  if (room || !end_of_process) return room;
  // Even the reserve is gone: what `end` would have done is not done.
  if (ends) _exit(74);
  // Another thread ends the process.
  if (atomic_flag_test_and_set(&is_ending)) for (;;) pause();
  ends = 1;
  free(reserve);
  end_of_process();
  abort();
}
