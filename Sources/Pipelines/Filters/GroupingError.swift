/// Why a name cannot stand in a list of dimensions to group by.
package enum GroupingError: Error, Hashable, Sendable {
  case unknown(String, nearest: String?, known: [String])
  case repeated(String)
}

extension GroupingError: CustomStringConvertible {
  /// Goes on behind the name of the list, `--by` or `group_by`.
  package var description: String {
    switch self {
    case .unknown(let name, let nearest, let known):
      "cannot be “\(Wording.visible(name))”; \(Wording.choice(nearest: nearest, of: known))"
    case .repeated(let name): "cannot be “\(Wording.visible(name))”; write each dimension once"
    }
  }
}
