import Buffers
import ExtractReading

/// Answers by the bytes that they were given to.
///
/// Where bytes come again and again each answer is worked out once; they may as well be different in every record, so
/// beyond a megabyte all is forgotten, and learnt again.
final class BoundedAnswers<Answer> {
  private let questions = RawCache()
  private var answers: [Answer] = []
  private static var mostBytes: Int { 1 << 20 }

  /// - Parameter workOut: gives the same answer for the same bytes, always.
  func answer(to bytes: FieldBytes, workOut: () -> Answer) -> Answer {
    let (number, isNew) = questions.number(of: bytes)
    guard isNew else { return answers[number] }
    let answer = workOut()
    answers.append(answer)
    if questions.keptBytes > Self.mostBytes {
      questions.removeAll()
      answers.removeAll()
    }
    return answer
  }
}
