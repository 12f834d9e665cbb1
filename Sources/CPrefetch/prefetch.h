// What Swift has no word for: a processor can be told which memory will be needed soon.
#ifndef PREFETCH_H
#define PREFETCH_H

/// Fetches the cache line at `place`, which need not be readable; it will be written.
static inline __attribute__((always_inline)) void prefetch_to_write(const void *place) {
  __builtin_prefetch(place, 1);
}

/// Fetches the cache line at `place`, which need not be readable.
static inline __attribute__((always_inline)) void prefetch_to_read(const void *place) {
  __builtin_prefetch(place, 0);
}

#endif
