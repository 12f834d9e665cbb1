// The same loop, compiled once for each instruction set: `byte_scan_loop.h` holds it, and each inclusion
// supplies the four steps that differ.
#include "byte_scan.h"

#include <string.h>

struct block_masks {
  uint64_t delimiter, lf, cr, quote;
};

/// What is known before a block.
struct scan_state {
  uint64_t in_quote;       // all ones inside a quoted field
  uint64_t after_start;    // 1 if the byte before the block ends a field, so that a quote may open here
  uint64_t after_closing;  // 1 if the byte before the block closes a quoted field (or doubles a quote)
  uint64_t in_formula;     // 1 inside the quotes of an unquoted field ="…"
  uint64_t after_formula;  // 1 if the byte before the block closes such quotes
  uint64_t after_cr;       // 1 if the byte before the block is a CR
  uint32_t found;          // field ends written, those of the unfinished line included
  uint32_t lines;          // line ends written
  uint32_t inner_lines;    // line ends inside quotes
  uint32_t extra_lines;    // those of them before the last line end
  enum byte_scan_stop stop;
};

static inline uint64_t below(unsigned bit) { return ((uint64_t)1 << bit) - 1; }

/// Of some opening quotes in the block at `base` those behind an `=` that is the first byte of a field. As the quote
/// opens, the bytes before it lie outside quotes.
static inline uint64_t formula_openings(const uint8_t *bytes, uint32_t base, uint64_t openings, uint8_t delimiter) {
  uint64_t found = 0;
  for (uint64_t rest = delimiter == '=' ? 0 : openings; rest; rest &= rest - 1) {
    uint32_t at = base + (uint32_t)__builtin_ctzll(rest);
    if (at == 0 || bytes[at - 1] != '=') continue;
    uint8_t before = at == 1 ? '\n' : bytes[at - 2];
    if (before == delimiter || before == '\n' || before == '\r') found |= rest & -rest;
  }
  return found;
}

/// What is still bad of a block where fields ="…" open or go on: what stands between their quotes is one run of ones in
/// `quoted`, which an addition at its start carries through.
static inline uint64_t bad_beside_formulas(struct scan_state *state, uint64_t bad, uint64_t formulas, uint64_t opening,
                                           uint64_t quoted, uint64_t ends) {
  uint64_t sum;
  uint64_t goes_on = __builtin_add_overflow(quoted, formulas | state->in_formula, &sum);
  uint64_t inside = quoted & ~sum, closing = sum & ~quoted;
  bad = (bad & ~formulas) | (ends & inside) | (opening & (closing << 1 | state->after_formula));
  state->in_formula = goes_on;
  state->after_formula = closing >> 63;
  return bad;
}

#define SCAN_NAME byte_scan_plain
#define SCAN_BLOCK scan_block_plain
#define SCAN_TARGET
#include "byte_scan_plain.h"
#include "byte_scan_loop.h"
#undef SCAN_NAME
#undef SCAN_BLOCK
#undef SCAN_TARGET
#undef SCAN_MASKS
#undef SCAN_PREFIX_XOR
#undef SCAN_FLATTEN

#if defined(__x86_64__)
#include <immintrin.h>

#define SCAN_NAME byte_scan_avx2
#define SCAN_BLOCK scan_block_avx2
#define SCAN_TARGET __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt,pclmul")))
#include "byte_scan_avx2.h"
#include "byte_scan_loop.h"
#undef SCAN_NAME
#undef SCAN_BLOCK
#undef SCAN_TARGET
#undef SCAN_MASKS
#undef SCAN_PREFIX_XOR
#undef SCAN_FLATTEN

#define SCAN_NAME byte_scan_avx512
#define SCAN_BLOCK scan_block_avx512
#define SCAN_TARGET __attribute__((target("avx512f,avx512bw,avx512vbmi2,bmi,bmi2,lzcnt,popcnt,pclmul")))
#include "byte_scan_avx512.h"
#include "byte_scan_loop.h"
#undef SCAN_NAME
#undef SCAN_BLOCK
#undef SCAN_TARGET
#undef SCAN_MASKS
#undef SCAN_PREFIX_XOR
#undef SCAN_FLATTEN

enum byte_scan_level byte_scan_best_level(void) {
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2") || !__builtin_cpu_supports("pclmul"))
    return BYTE_SCAN_PLAIN;
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2")) return BYTE_SCAN_AVX512;
  return BYTE_SCAN_AVX2;
}
#else
enum byte_scan_level byte_scan_best_level(void) { return BYTE_SCAN_PLAIN; }
#endif

struct byte_scan_result byte_scan(enum byte_scan_level level, const uint8_t *bytes, uint32_t count, int is_final,
                                  uint8_t delimiter, uint32_t *field_ends, uint32_t *line_ends) {
#if defined(__x86_64__)
  if (level == BYTE_SCAN_AVX512) return byte_scan_avx512(bytes, count, is_final, delimiter, field_ends, line_ends);
  if (level == BYTE_SCAN_AVX2) return byte_scan_avx2(bytes, count, is_final, delimiter, field_ends, line_ends);
#endif
  (void)level;
  return byte_scan_plain(bytes, count, is_final, delimiter, field_ends, line_ends);
}
