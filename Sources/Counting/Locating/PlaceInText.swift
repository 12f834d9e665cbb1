import ReferenceData
import Regions

/// What a text says of a place: where it is, or where it is not.
struct PlaceInText {
  var placement: Placement?
  /// Outside of this (重庆市外), where no place is named.
  var denied: DivisionCode?

  init() {}

  /// - Parameters:
  ///   - placement: what the text names.
  ///   - text: asked for a denial where it names nothing.
  init(_ placement: Placement?, of text: @autoclosure () -> String) {
    self.placement = placement
    if placement == nil { denied = Gazetteer.builtIn.division(deniedBy: text()) }
  }

  init(_ text: String) { self.init(Gazetteer.builtIn.place(text: text), of: text) }

  /// How a name bears on the code in its cell.
  func bearing(beside code: Placement?) -> Placement.Bearing {
    guard let code else { return .saysNothing }
    if let denied { return code.lies(in: denied) ? .contradicts : .saysNothing }
    guard let placement else { return .saysNothing }
    return code.excludes(placement)
      ? .contradicts : code.bearing(of: placement) == .refines ? .refines : .saysNothing
  }
}
