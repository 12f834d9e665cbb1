#ifndef CMALLOC_ARENAS_H
#define CMALLOC_ARENAS_H

#include <malloc.h>

/// Lets glibc have no more than `most` arenas; a C library without them has nothing to limit.
static inline void malloc_limit_arenas(int most) {
#ifdef M_ARENA_MAX
  mallopt(M_ARENA_MAX, most);
#else
  (void)most;
#endif
}

#endif
