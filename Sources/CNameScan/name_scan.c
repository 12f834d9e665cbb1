// The same loops, compiled once for each instruction set.
#include "name_scan.h"

#include <string.h>

#define NAME_SCAN_TARGET
#define NAME_SCAN_WIDTH 4
#define NAME_SCAN_UNITS units_plain
#define NAME_SCAN_STARTS starts_plain
#define NAME_SCAN_REPLACE replace_plain
#include "name_scan_loop.h"
#undef NAME_SCAN_TARGET
#undef NAME_SCAN_WIDTH
#undef NAME_SCAN_UNITS
#undef NAME_SCAN_STARTS
#undef NAME_SCAN_REPLACE

#if defined(__x86_64__)
#define NAME_SCAN_TARGET __attribute__((target("arch=x86-64-v3")))
#define NAME_SCAN_WIDTH 8
#define NAME_SCAN_UNITS units_avx2
#define NAME_SCAN_STARTS starts_avx2
#define NAME_SCAN_REPLACE replace_avx2
#include "name_scan_loop.h"
#undef NAME_SCAN_TARGET
#undef NAME_SCAN_WIDTH
#undef NAME_SCAN_UNITS
#undef NAME_SCAN_STARTS
#undef NAME_SCAN_REPLACE

#define NAME_SCAN_TARGET __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
#define NAME_SCAN_WIDTH 16
#define NAME_SCAN_UNITS units_avx512
#define NAME_SCAN_STARTS starts_avx512
#define NAME_SCAN_REPLACE replace_avx512
#include "name_scan_loop.h"
#undef NAME_SCAN_TARGET
#undef NAME_SCAN_WIDTH
#undef NAME_SCAN_UNITS
#undef NAME_SCAN_STARTS
#undef NAME_SCAN_REPLACE

enum name_scan_level name_scan_best_level(void) {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("x86-64-v4")) return NAME_SCAN_AVX512;
  return __builtin_cpu_supports("x86-64-v3") ? NAME_SCAN_AVX2 : NAME_SCAN_PLAIN;
}
#else
enum name_scan_level name_scan_best_level(void) { return NAME_SCAN_PLAIN; }
#endif

int name_scan_units(enum name_scan_level level, const uint8_t *bytes, uint32_t count, uint16_t *units) {
#if defined(__x86_64__)
  if (level == NAME_SCAN_AVX512) return units_avx512(bytes, count, units);
  if (level == NAME_SCAN_AVX2) return units_avx2(bytes, count, units);
#endif
  (void)level;
  return units_plain(bytes, count, units);
}

struct name_scan_starts name_scan_starts(enum name_scan_level level, const uint16_t *units, struct name_scan_map map) {
#if defined(__x86_64__)
  if (level == NAME_SCAN_AVX512) return starts_avx512(units, map);
  if (level == NAME_SCAN_AVX2) return starts_avx2(units, map);
#endif
  (void)level;
  return starts_plain(units, map);
}

void name_scan_replace(enum name_scan_level level, uint16_t *units, uint32_t places, uint16_t unit) {
#if defined(__x86_64__)
  if (level == NAME_SCAN_AVX512) return replace_avx512(units, places, unit);
  if (level == NAME_SCAN_AVX2) return replace_avx2(units, places, unit);
#endif
  (void)level;
  replace_plain(units, places, unit);
}
