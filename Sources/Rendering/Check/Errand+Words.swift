import Counting

extension Errand {
  /// A destination that no list has, as it stands in the extract.
  struct Word {
    let text: String
    let count: Int
    /// The name of the list that is most like it, if one is.
    let nearest: String?

    static func several(_ found: UnknownDestinations) -> [Word] {
      var nearest = NearestDestination(found.scheme)
      return found.words.map { Word(text: $0.text, count: $0.count, nearest: nearest.name(for: $0.text)) }
    }

    /// `考研成功 × 3 → 最接近 nearest: 升学`
    var shown: String {
      "\(printable(text)) × \(grouped(count))" + (nearest.map { " → 最接近 nearest: \($0)" } ?? "")
    }
  }
}
