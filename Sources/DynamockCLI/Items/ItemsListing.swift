import Dynamock
import DynamockExchange
import DynamockWire

/// Shows the items of a statement: a table on a terminal, JSON elsewhere.
///
/// JSON is written page by page, in the form of `aws dynamodb scan`, so that any number of items
/// takes little memory. It is a complete document even if a later page fails; if the first one
/// fails, nothing is written.
struct ItemsListing {
  /// The number of items that a terminal shows unless a limit is given.
  static let terminalLimit = 100

  let caller: OperationCaller
  let printsJSON: Bool
  /// The most items to show.
  let limit: Int?
  /// What is said if there are no items, or if the statement is rejected.
  var hint: String?

  /// Reads and prints the items.
  /// - Parameters:
  ///   - input: An ExecuteStatement.
  ///   - leading: The attributes that are shown first.
  func show(_ input: [JSONTree.Member], leading: [String]) async throws {
    let wanted = limit ?? (printsJSON ? .max : Self.terminalLimit)
    var summary = ItemsSummary()
    var shown: [JSONTree] = []
    var hasMore = false
    var document = ItemsDocument()
    do {
      try await caller.pages(
        of: "ExecuteStatement", input, token: ("NextToken", "NextToken")
      ) { page in
        summary.add(consumedBy: page)
        let items = page["Items"]?.elements ?? []
        let taken = items.prefix(wanted - summary.count)
        if printsJSON { document.print(taken) } else { shown += taken }
        for item in taken { summary.add(item) }
        hasMore = taken.count < items.count || page["NextToken"] != nil
        return summary.count < wanted
      }
    } catch {
      document.end()
      throw hint.map { ControlRefusal(sentence: "\(error)\n\($0)") } ?? error
    }
    if summary.count == 0, let hint { StandardStreams.writeError(hint + "\n") }
    if printsJSON { return document.end() }
    print(ItemsTable(shown, leading: leading).text)
    print("\n" + summary.text + (hasMore ? " There are more; --limit sets the number." : ""))
  }
}
