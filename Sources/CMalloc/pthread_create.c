#define _GNU_SOURCE
#include "out_of_memory.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <unistd.h>

#if defined(__GLIBC__) && !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)

// In place of the C library's, for the whole process: where Dispatch is refused a thread it asks again every second, for ever, with
// locks held and nothing said.
int pthread_create(
    pthread_t *restrict thread, const pthread_attr_t *restrict attributes, void *(*start)(void *), void *restrict argument) {
  int (*create)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *) = dlsym(RTLD_NEXT, "pthread_create");
  // Another process of the user may be gone in a moment: half a second is given.
  for (int patience = 50;; patience--) {
    int refusal = create(thread, attributes, start, argument);
    if (refusal == 0) return 0;
    if (refusal != EAGAIN || patience == 0) end_out_of_threads();
    usleep(10000);
  }
}

#endif
