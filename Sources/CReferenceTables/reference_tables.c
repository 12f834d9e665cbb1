// The plain .csv files beside this file become part of the binary: `#embed` compiles at once, where a Swift
// literal of the same size takes the type checker many seconds.
#include "reference_tables.h"

static const unsigned char destination_codes[] = {
#embed "tables/destination_codes.csv"
};

struct reference_table reference_table_destination_codes(void) {
  return (struct reference_table){destination_codes, sizeof destination_codes};
}
