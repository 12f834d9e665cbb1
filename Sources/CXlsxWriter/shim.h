#include <sys/syscall.h>
#include <unistd.h>
#include <xlsxwriter.h>

// A file without a name or a disk, closed on exec; -1 and errno where there is none. Swift's Glibc leaves out what only GNU has.
static inline int open_memory_file(void) {
  return (int)syscall(SYS_memfd_create, "workbook", 1u);
}
