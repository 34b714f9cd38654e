import DynamockModel
import Testing

/// The possible faults of a request, in the order in which AWS reports them.
///
/// A request with any two of them has to get the error of the earlier one.
struct Order<Input> {
  typealias Fault = (name: String, change: (inout Input) -> Void)

  let base: Input
  let faults: [Fault]
  let validate: (Input) throws(DynamoDBError) -> Void

  /// Checks the valid request, each single fault and each pair.
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
