#ifndef BYTE_SCAN_H
#define BYTE_SCAN_H
#include <stddef.h>
#include <stdint.h>
#endif
