#include "inflate.h"

#include <isa-l/igzip_lib.h>
#include <stdlib.h>

struct inflater {
  struct inflate_state state;
};

struct inflater *inflater_new(void) {
  struct inflater *inflater = malloc(sizeof *inflater);
  if (inflater) inflater_reset(inflater);
  return inflater;
}

void inflater_free(struct inflater *inflater) { free(inflater); }

void inflater_reset(struct inflater *inflater) {
  isal_inflate_init(&inflater->state);
  inflater->state.crc_flag = ISAL_GZIP;
}

static uint32_t clamped(size_t count) { return count > UINT32_MAX ? UINT32_MAX : (uint32_t)count; }

enum inflate_outcome inflater_run(struct inflater *inflater, const uint8_t **input, size_t *input_count,
                                  uint8_t **output, size_t *output_count) {
  struct inflate_state *state = &inflater->state;
  uint32_t in = clamped(*input_count), out = clamped(*output_count);
  state->next_in = (uint8_t *)*input;
  state->avail_in = in;
  state->next_out = *output;
  state->avail_out = out;
  int outcome = isal_inflate(state);
  *input += in - state->avail_in;
  *input_count -= in - state->avail_in;
  *output += out - state->avail_out;
  *output_count -= out - state->avail_out;
  switch (outcome) {
  case ISAL_DECOMP_OK:
  case ISAL_END_INPUT:
    return state->block_state == ISAL_BLOCK_FINISH ? INFLATE_MEMBER_END : INFLATE_MORE;
  case ISAL_INVALID_WRAPPER:
  case ISAL_UNSUPPORTED_METHOD:
    return INFLATE_BAD_WRAPPER;
  case ISAL_INCORRECT_CHECKSUM:
    return INFLATE_BAD_CHECKSUM;
  default:
    return INFLATE_BAD_DATA;
  }
}
