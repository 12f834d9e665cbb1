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

/// Lets glibc map what has `bytes` or more by itself, so that its memory is given back when it is freed. As glibc comes,
/// what was freed last decides, up to 32 MB.
static inline void malloc_map_from(int bytes) {
#ifdef M_MMAP_THRESHOLD
  mallopt(M_MMAP_THRESHOLD, bytes);
#else
  (void)bytes;
#endif
}

#endif
