#ifndef CMALLOC_MEMORY_USE_H
#define CMALLOC_MEMORY_USE_H

/// Lets glibc have no more than `most` arenas; a C library without them has nothing to limit.
void malloc_limit_arenas(int most);

/// What is done where the program is linked with `--wrap=malloc` and its code gets no more memory; it must not return.
/// Libraries of the system have their own ways. To be called before there is a second thread.
void malloc_end_by(void (*end)(void));

#endif
