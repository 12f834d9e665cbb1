/// How the graduates of an institution stand against the three targets (就业率, 留渝就业率, 留双城经济圈就业率).
public enum Profile: String, CaseIterable, Sendable {
  /// Differs from institution to institution, some above and some below.
  case typical
  case meetsAll = "meets-all"
  case missesEmployment = "misses-employment"
  case missesChongqing = "misses-chongqing"
  case missesCircle = "misses-circle"
  /// Neither met nor missed: unclear codes, employers without a place, and 四川 without a city.
  case undetermined
}
