import CByteScan

/// Which instructions the scan uses; every level gives the same answer.
package enum ScanLevel: CaseIterable, Sendable {
  case plain, avx2, avx512

  package static let best: ScanLevel =
    switch byte_scan_best_level() {
    case BYTE_SCAN_AVX512: .avx512
    case BYTE_SCAN_AVX2: .avx2
    default: .plain
    }

  /// Those that this processor has.
  package static let available = Array(allCases.prefix { $0 != best }) + [best]

  var code: byte_scan_level {
    switch self {
    case .plain: BYTE_SCAN_PLAIN
    case .avx2: BYTE_SCAN_AVX2
    case .avx512: BYTE_SCAN_AVX512
    }
  }
}
