// The scan itself: 64 bytes become four masks, the masks become positions. Included by byte_scan.c only.
//
// Invariant at the top of each turn: `in_quote` is all ones if the first byte of the block lies inside a quoted
// field, else 0, and every quote before it was well-formed; so the masks below tell exactly what libcsv would
// end a field or a row at. Where a quote breaks the form, nothing at or after it is trusted: the scan reports
// the lines before and stops.

SCAN_TARGET static struct byte_scan_result SCAN_NAME(const uint8_t *bytes, uint32_t count, int is_final,
                                                     uint8_t delimiter, uint32_t *field_ends,
                                                     uint32_t *line_ends) {
  struct byte_scan_result result = {0, 0, 0, 0, BYTE_SCAN_EXHAUSTED};
  uint32_t found = 0;           // field ends written, those of the unfinished line included
  uint32_t inner_lines = 0;     // line ends inside quotes so far
  uint64_t in_quote = 0;        // all ones inside a quoted field
  uint64_t after_start = 1;     // bit 0: the byte before the block ends a field, so a quote may open here
  uint64_t after_closing = 0;   // bit 0: the byte before the block closes a quoted field (or doubles a quote)
  uint64_t after_cr = 0;        // bit 0: the byte before the block is a CR

  for (uint32_t base = 0; base < count; base += 64) {
    struct block_masks block;
    SCAN_MASKS(block, bytes + base, delimiter);
    if (count - base < 64) {
      uint64_t valid = below(count - base);
      block.delimiter &= valid, block.lf &= valid, block.cr &= valid, block.quote &= valid;
    }
    uint64_t terminators = block.lf | block.cr;
    uint64_t line_end = terminators & ~(block.lf & (block.cr << 1 | after_cr));
    after_cr = block.cr >> 63;
    // A CR that is the last byte to be seen: an LF may follow, so the line is not known to be whole.
    if (!is_final && count - base <= 64) line_end &= ~(block.cr & (uint64_t)1 << (count - base - 1));
    uint64_t field_end = block.delimiter | line_end;
    uint64_t inner = 0;

    // A quote that closes in last place is judged by the first byte of the next block.
    if (__builtin_expect((block.quote | in_quote | after_closing) != 0, 0)) {
      uint64_t quoted;
      SCAN_PREFIX_XOR(quoted, block.quote);
      quoted ^= in_quote;
      uint64_t opening = block.quote & quoted, closing = block.quote & ~quoted;
      uint64_t ends = block.delimiter | terminators;
      uint64_t start_allowed = (ends & ~quoted) << 1 | after_start;
      uint64_t closed_before = closing << 1 | after_closing;
      uint64_t bad = (opening & ~(start_allowed | closed_before)) | (closed_before & ~(ends | opening));
      if (count - base < 64) bad &= below(count - base);
      inner = line_end & quoted;
      line_end &= ~quoted;
      field_end = (block.delimiter & ~quoted) | line_end;
      after_start = (ends & ~quoted) >> 63;
      after_closing = closing >> 63;
      in_quote = (uint64_t)((int64_t)quoted >> 63);
      if (__builtin_expect(bad != 0, 0)) {
        uint64_t trusted = bad ^ (bad - 1);
        trusted >>= 1;  // the bits below the lowest bad one
        line_end &= trusted, field_end &= trusted, inner &= trusted;
        result.stop = BYTE_SCAN_DOUBTFUL;
      }
    } else {
      after_start = (block.delimiter | terminators) >> 63;
      after_closing = 0;
    }

    if (line_end) {
      uint64_t rest = line_end;
      do {
        unsigned bit = (unsigned)__builtin_ctzll(rest);
        line_ends[result.lines++] = found + (uint32_t)__builtin_popcountll(field_end & below(bit));
        rest &= rest - 1;
      } while (rest);
      unsigned last = 63 - (unsigned)__builtin_clzll(line_end);
      result.extra_lines = inner_lines + (uint32_t)__builtin_popcountll(inner & below(last));
      uint32_t end = base + last + 1;
      if (bytes[end - 1] == '\r' && end < count && bytes[end] == '\n') end++;
      result.consumed = end;
    }
    inner_lines += (uint32_t)__builtin_popcountll(inner);
    SCAN_FLATTEN(field_ends, found, base, field_end);
    if (__builtin_expect(result.stop != BYTE_SCAN_EXHAUSTED, 0)) break;
  }
  result.fields = result.lines ? line_ends[result.lines - 1] + 1 : 0;
  return result;
}
