// A name → its characters → where words may start. The one step of reading names that looks at every character.
#ifndef NAME_SCAN_H
#define NAME_SCAN_H

#include <stdint.h>

/// The longest name, in characters: with four bytes more it fills a cache line.
enum { NAME_SCAN_LONGEST = 30 };
/// Room for the characters of a name, with zeros behind them: 32 are looked at, whatever the length, each with the next two.
enum { NAME_SCAN_ROOM = 36 };
/// The numbers in a map of beginnings.
enum { NAME_SCAN_MAP_SIZE = 1 << 15 };

/// Which instructions to use; every level gives the same answer.
enum name_scan_level { NAME_SCAN_PLAIN = 0, NAME_SCAN_AVX2 = 1, NAME_SCAN_AVX512 = 2 };

/// The fastest level that this processor has.
enum name_scan_level name_scan_best_level(void);

/// Where two or three characters stand in a map of beginnings.
struct name_scan_place {
  /// Which number of the map.
  uint32_t index;
  /// Its bits that are set where the characters are a word, where they are a word that is a name, and where longer words start with
  /// them. Of other characters few have all of them.
  uint32_t word, name, longer;
};

/// - third: 0 for two characters.
static inline struct name_scan_place name_scan_place(uint16_t first, uint16_t second, uint16_t third) {
  uint32_t product = (((uint32_t)first | (uint32_t)second << 16) ^ third * 0xC2B2AE3Du) * 0x9E3779B1u;
  uint32_t bits = (product ^ product >> 15) * 0x85EBCA77u;
  uint32_t word = (uint32_t)1 << (bits >> 27) | (uint32_t)1 << (bits >> 22 & 31) | (uint32_t)1 << (bits >> 17 & 31);
  struct name_scan_place place = {product >> 17, word, word | (uint32_t)1 << (bits >> 12 & 31),
                                  (uint32_t)1 << (bits >> 7 & 31) | (uint32_t)1 << (bits >> 2 & 31)};
  return place;
}

/// Reads the characters of a name that has nothing but ideographs (U+4000 to U+9FFF) and （）, in UTF-8.
///
/// - bytes: `count` of them, at most three times `NAME_SCAN_LONGEST`; 96 in all can be read.
/// - units: receives the characters, and zeros behind them: 32 in all.
/// Returns 0 for any other text: then what `units` holds is of no use.
int name_scan_units(enum name_scan_level level, const uint8_t *bytes, uint32_t count, uint16_t *units);

/// Which words may start with each character: one bit for each; 0 is certain.
struct name_scan_starts {
  /// Words of one character, of two and of three.
  uint32_t one, two, three;
  /// Words of two or three characters that are names.
  uint32_t names;
  /// Words of four characters or more.
  uint32_t longer;
};

struct name_scan_map {
  /// One bit for each of 65,536 characters that are words by themselves.
  const uint32_t *ones;
  /// Words of two characters, and beginnings of three: `NAME_SCAN_MAP_SIZE` numbers each, as `name_scan_place` has it.
  const uint32_t *twos, *threes;
};

/// Finds where words may start.
///
/// - units: the characters, and zeros behind them: 34 in all.
struct name_scan_starts name_scan_starts(enum name_scan_level level, const uint16_t *units, struct name_scan_map map);

/// Replaces those of 32 characters whose bits are set.
///
/// All are written at once: what is read of them in pieces directly behind many small writes would wait for each.
void name_scan_replace(enum name_scan_level level, uint16_t *units, uint32_t places, uint16_t unit);

#endif
