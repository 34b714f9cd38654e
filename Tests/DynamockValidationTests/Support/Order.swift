import DynamockModel
import Testing

/// The faults that a request can have, in the order in which AWS looks for them.
///
/// Every pair of them in one request has to be told as the earlier one alone is.
struct Order<Input> {
  typealias Fault = (name: String, change: (inout Input) -> Void)

  let base: Input
  let faults: [Fault]
  let validate: (Input) throws(DynamoDBError) -> Void

  /// Checks the sound request, each fault alone and each pair.
  func check(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(message() == nil, "the sound request", sourceLocation: sourceLocation)
    for (index, earlier) in faults.enumerated() {
      let alone = message(earlier)
      #expect(alone != nil, "\(earlier.name) passes", sourceLocation: sourceLocation)
      for later in faults[(index + 1)...] {
        #expect(
          message(later, earlier) == alone, "\(earlier.name) before \(later.name)",
          sourceLocation: sourceLocation)
      }
    }
  }

  private func message(_ faults: Fault...) -> String? {
    var input = base
    for fault in faults { fault.change(&input) }
    do throws(DynamoDBError) {
      try validate(input)
      return nil
    } catch {
      return error.message
    }
  }
}
