// gzip → bytes, by ISA-L. Its state has buffers too large for Swift to import, so it stays behind a pointer.
#ifndef INFLATE_H
#define INFLATE_H

#include <stddef.h>
#include <stdint.h>

struct inflater;

enum inflate_outcome {
  /// Give more input, or more room.
  INFLATE_MORE,
  /// A gzip member has ended, its checksum is right; another may follow.
  INFLATE_MEMBER_END,
  INFLATE_BAD_WRAPPER,
  INFLATE_BAD_CHECKSUM,
  INFLATE_BAD_DATA,
};

/// At the start of a gzip member; `NULL` where there is no memory.
struct inflater *inflater_new(void);
void inflater_free(struct inflater *inflater);
/// Turns to the start of the next member.
void inflater_reset(struct inflater *inflater);
/// Decompresses as much as fits; moves the pointers and counts past what was used and written.
enum inflate_outcome inflater_run(struct inflater *inflater, const uint8_t **input, size_t *input_count,
                                  uint8_t **output, size_t *output_count);

#endif
