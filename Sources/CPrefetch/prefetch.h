// What Swift has no word for: a processor can be told which memory will be needed soon.
#ifndef PREFETCH_H
#define PREFETCH_H

/// Fetches the cache line at `address`, which need not be readable; it will be written.
static inline __attribute__((always_inline)) void prefetch_to_write(const void *address) {
  __builtin_prefetch(address, 1);
}

/// Fetches the cache line at `address`, which need not be readable.
static inline __attribute__((always_inline)) void prefetch_to_read(const void *address) {
  __builtin_prefetch(address, 0);
}

#endif
