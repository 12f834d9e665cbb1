/// What extracts are read for.
package enum Purpose: Sendable {
  /// One report.
  ///
  /// - Parameter checksums: whether the SHA-256 of each input is worked out beside the reading.
  case report(checksums: Bool)
  /// One report, and what contradictions would change in it.
  ///
  /// - Parameter checksums: as of a report.
  case check(checksums: Bool)
  /// Any report: everything is counted by every dimension and by division, and inputs are told apart.
  case cube(checksums: Bool)
  /// A row of each graduate: what can be read only once is kept on the disk, where no digest sees it.
  case rows
}

extension Purpose {
  var isForAnyInquiry: Bool { if case .cube = self { true } else { false } }

  var weighsContradictions: Bool { if case .check = self { true } else { false } }

  package var readsAgain: Bool { if case .rows = self { true } else { false } }

  /// Fingerprints or checksums of the inputs.
  var takesDigests: Bool { isForAnyInquiry || takesChecksums }

  var takesChecksums: Bool {
    switch self {
    case .report(let checksums), .check(let checksums), .cube(let checksums): checksums
    case .rows: false
    }
  }
}
