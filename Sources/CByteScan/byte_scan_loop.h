// The scan itself: 64 bytes become four masks, the masks become positions. Included by byte_scan.c only.
//
// Invariant before each block: `in_quote` is all ones if the first byte of the block lies inside a quoted
// field, else 0, and every quote before it was well-formed; so the masks below tell exactly what libcsv would
// end a field or a row at. Where a quote breaks the form, nothing at or after it is trusted: the scan reports
// the lines before and stops.

/// Looks at the block at `base`. Only the bytes in `valid` are there, and a CR in `undecided` may be half a line end.
SCAN_TARGET static inline __attribute__((always_inline)) void SCAN_BLOCK(
    struct scan_state *state, const uint8_t *bytes, uint32_t base, uint64_t valid, uint64_t undecided,
    uint8_t delimiter, uint32_t *field_ends, uint32_t *line_ends) {
  struct block_masks block;
  SCAN_MASKS(block, bytes + base, delimiter);
  block.delimiter &= valid, block.lf &= valid, block.cr &= valid, block.quote &= valid;
  uint64_t terminators = block.lf | block.cr;
  uint64_t line_end = terminators & ~(block.lf & (block.cr << 1 | state->after_cr)) & ~(block.cr & undecided);
  uint64_t field_end = block.delimiter | line_end;
  uint32_t inner_lines = state->inner_lines;
  state->after_cr = block.cr >> 63;

  // A quote that closes in last place is judged by the first byte of the next block.
  if (__builtin_expect((block.quote | state->in_quote | state->after_closing) != 0, 0)) {
    uint64_t quoted;
    SCAN_PREFIX_XOR(quoted, block.quote);
    quoted ^= state->in_quote;
    uint64_t opening = block.quote & quoted, closing = block.quote & ~quoted;
    uint64_t ends = block.delimiter | terminators;
    uint64_t start_allowed = (ends & ~quoted) << 1 | state->after_start;
    uint64_t closed_before = closing << 1 | state->after_closing;
    uint64_t misplaced = opening & ~(start_allowed | closed_before);
    uint64_t bad = misplaced | (closed_before & ~(ends | opening));
    if (__builtin_expect((misplaced | state->in_formula | state->after_formula) != 0, 0)) {
      uint64_t formulas = formula_openings(bytes, base, misplaced, delimiter);
      bad = bad_beside_formulas(state, bad, formulas, opening, quoted, ends);
    }
    uint64_t inner = line_end & quoted;
    line_end &= ~quoted;
    field_end = (block.delimiter & ~quoted) | line_end;
    state->after_start = (ends & ~quoted) >> 63;
    state->after_closing = closing >> 63;
    state->in_quote = (uint64_t)((int64_t)quoted >> 63);
    if (__builtin_expect((bad & valid) != 0, 0)) {
      uint64_t trusted = (bad ^ (bad - 1)) >> 1;  // the bits below the lowest bad one
      line_end &= trusted, field_end &= trusted, inner &= trusted;
      state->stop = BYTE_SCAN_DOUBTFUL;
    }
    if (__builtin_expect(inner != 0, 0)) {
      state->inner_lines += (uint32_t)__builtin_popcountll(inner);
      inner_lines += (uint32_t)__builtin_popcountll(inner & below(63 - (unsigned)__builtin_clzll(line_end | 1)));
    }
  } else {
    state->after_start = (block.delimiter | terminators) >> 63;
    state->after_closing = 0;
  }

  // Rows are longer than a block, or so short that each block holds an end: then processors foretell the branch. (Rows of
  // two blocks are no slower for it than without a branch.)
  if (line_end != 0) {
    uint64_t rest = line_end;
    do {
      uint64_t before = below((unsigned)__builtin_ctzll(rest));
      line_ends[state->lines++] = state->found + (uint32_t)__builtin_popcountll(field_end & before);
      rest &= rest - 1;
    } while (__builtin_expect(rest != 0, 0));
    state->extra_lines = inner_lines;
  }
  SCAN_FLATTEN(field_ends, state->found, base, field_end);
}

SCAN_TARGET static struct byte_scan_result SCAN_NAME(const uint8_t *bytes, uint32_t count, int is_final,
                                                     uint8_t delimiter, uint32_t *field_ends,
                                                     uint32_t *line_ends) {
  struct scan_state state = {.after_start = 1, .stop = BYTE_SCAN_EXHAUSTED};
  uint32_t base = 0;
  // The last block is apart: it may be short, and end in a CR.
  while (count - base > 64 && state.stop == BYTE_SCAN_EXHAUSTED) {
    SCAN_BLOCK(&state, bytes, base, ~(uint64_t)0, 0, delimiter, field_ends, line_ends);
    base += 64;
  }
  if (base < count && state.stop == BYTE_SCAN_EXHAUSTED) {
    uint64_t last = (uint64_t)1 << (count - base - 1);
    SCAN_BLOCK(&state, bytes, base, last | (last - 1), is_final ? 0 : last, delimiter, field_ends, line_ends);
  }

  struct byte_scan_result result = {0, state.lines, state.extra_lines, 0, state.stop};
  if (state.lines > 0) {
    result.fields = line_ends[state.lines - 1] + 1;
    uint32_t end = field_ends[result.fields - 1] + 1;
    result.consumed = end + (bytes[end - 1] == '\r' && end < count && bytes[end] == '\n');
  }
  return result;
}
