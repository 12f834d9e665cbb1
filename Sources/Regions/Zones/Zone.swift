/// Where a division lies for the two stay rates.
///
/// Every division of China belongs to exactly one zone; what is less than a division (only the province is known,
/// or nothing at all) has a zone of its own, so that a doubt is never counted as an answer.
/// - Source: 《成渝地区双城经济圈建设规划纲要》, 2021-10.
public enum Zone: UInt8, CaseIterable, BitwiseCopyable, Sendable {
  /// The 27 districts and counties of Chongqing named by the plan.
  case chongqingCore
  /// 开州 and 云阳, of which the plan names only parts.
  case chongqingPartial
  /// The nine counties of Chongqing outside the plan.
  case chongqingOuter
  /// Only 重庆市 is known.
  case chongqingUnspecified
  /// The Sichuan part of the circle.
  case circle
  /// Only 绵阳, 达州, 雅安 or 四川 is known: part in, part out.
  case sichuanMixed
  /// Sichuan outside the circle.
  case sichuanOuter
  /// The rest of China, with Hong Kong, Macao and Taiwan.
  case elsewhere
  /// Outside China.
  case abroad
  /// No location resolves.
  case unresolved
}
