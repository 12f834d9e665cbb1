#ifndef CMALLOC_OUT_OF_MEMORY_H
#define CMALLOC_OUT_OF_MEMORY_H

/// Says in one line that there is no more memory, and ends the process as `exit` does: what was registered for its end runs.
__attribute__((noreturn)) void end_out_of_memory(void);

/// The same where the system starts no more threads.
__attribute__((noreturn)) void end_out_of_threads(void);

#endif
