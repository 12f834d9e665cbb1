@testable import liuyu

/// The cases of an error type, each with what people are told.
///
/// `init` and `row` are switches without a default: a new case of the error does not compile without a row here.
protocol ErrorCase: CaseIterable, Hashable {
  associatedtype Reported: Error
  init(_ error: Reported)
  var row: Row<Reported> { get }
}

/// An example of an error, the exit code for it, and the part of the sentence that says what to do.
struct Row<Reported: Error> {
  let example: Reported
  let status: ExitStatus
  let advice: String

  init(_ example: Reported, _ status: ExitStatus, _ advice: String) {
    self.example = example
    self.status = status
    self.advice = advice
  }
}
