// Bytes → where fields and lines end. The one step of reading that looks at every byte.
#ifndef BYTE_SCAN_H
#define BYTE_SCAN_H

#include <stddef.h>
#include <stdint.h>

/// Why a scan stopped.
enum byte_scan_stop {
  /// All bytes were looked at; a line may be left unfinished at the end.
  BYTE_SCAN_EXHAUSTED = 0,
  /// The first line after `consumed` uses quotes in a way that needs libcsv's judgement.
  BYTE_SCAN_DOUBTFUL = 1,
};

struct byte_scan_result {
  /// Field ends found in complete lines: delimiters and line ends outside quotes.
  uint32_t fields;
  /// Complete lines found.
  uint32_t lines;
  /// Line ends inside quoted fields of those lines: physical lines = lines + extra_lines.
  uint32_t extra_lines;
  /// Bytes up to and including the terminator of the last complete line.
  uint32_t consumed;
  enum byte_scan_stop stop;
};

/// Which instructions to use; every level gives the same answer.
enum byte_scan_level { BYTE_SCAN_PLAIN = 0, BYTE_SCAN_AVX2 = 1, BYTE_SCAN_AVX512 = 2 };

/// The fastest level that this processor has.
enum byte_scan_level byte_scan_best_level(void);

/// Finds the ends of fields and lines in `bytes[0 ..< count]`, which starts outside quotes at the start of a line.
///
/// - bytes: readable up to the next multiple of 64 after `count`; what lies past `count` does not matter.
/// - is_final: 1 if no byte follows `count`; else a CR in last place is left, since an LF may follow.
/// - field_ends: receives the offset of each field end, ascending; room for `count + 64` entries.
/// - line_ends: receives, for each complete line, the index in `field_ends` of its last field end;
///   room for `count + 64` entries.
///
/// A line ends at LF, CR or CRLF (one end, at the CR). Within a well-formed quoted field (quote directly after a
/// delimiter or line end, closed directly before one, inner quotes doubled) nothing ends. A field `="…"`, with nothing
/// before or behind it and neither quote nor end within, is one like those without quotes. The scan stops before the
/// first line with any other quote.
struct byte_scan_result byte_scan(enum byte_scan_level level, const uint8_t *bytes, uint32_t count, int is_final,
                                  uint8_t delimiter, uint32_t *field_ends, uint32_t *line_ends);

#endif
