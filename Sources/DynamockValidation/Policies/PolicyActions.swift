/// The actions that policies of tables and of streams can name ([aws-guide], API operations
/// supported by resource-based policies; [aws-service-authorization]).
enum PolicyActions {
  private static let ofPolicies: Set<String> = [
    "deleteresourcepolicy", "getresourcepolicy", "putresourcepolicy",
  ]

  private static let ofStreams = ofPolicies.union([
    "describestream", "getrecords", "getsharditerator",
  ])

  private static let ofTables = ofPolicies.union([
    "batchgetitem", "batchwriteitem", "conditioncheckitem", "createbackup", "createtable",
    "createtablereplica", "deleteitem", "deletetable", "deletetablereplica",
    "describecontinuousbackups", "describecontributorinsights",
    "describekinesisstreamingdestination", "describetable", "describetablereplicaautoscaling",
    "describetimetolive", "disablekinesisstreamingdestination",
    "enablekinesisstreamingdestination", "exporttabletopointintime", "getitem",
    "listtagsofresource", "partiqldelete", "partiqlinsert", "partiqlselect", "partiqlupdate",
    "putitem", "query", "readdataforreplication", "replicatesettings",
    "restoretablefrombackup", "restoretabletopointintime", "scan", "searchvectors",
    "startbulkputitems", "tagresource", "untagresource", "updatecontinuousbackups",
    "updatecontributorinsights", "updateitem", "updatekinesisstreamingdestination", "updatetable",
    "updatetablereplicaautoscaling", "updatetimetolive", "writedataforreplication",
  ])

  /// Whether an action, or at least one that its wildcards match, can be named for a resource.
  static func isKnown(_ action: String, of resource: PolicyDocument.Resource) -> Bool {
    (resource == .stream ? ofStreams : ofTables).contains { matches($0, action) }
  }

  /// Whether an action of a policy includes an operation, whatever its case.
  static func matches(_ operation: String, _ action: String) -> Bool {
    if action == "*" { return true }
    let pattern = Array(action.lowercased().utf8)
    let prefix = Array("dynamodb:".utf8)
    guard pattern.starts(with: prefix) else { return false }
    return matches(Array(operation.lowercased().utf8)[...], pattern.dropFirst(prefix.count))
  }

  /// Compares with `*` for any characters and `?` for one, in time proportional to both lengths.
  private static func matches(_ text: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    var (place, mark) = (text.startIndex, pattern.startIndex)
    var retry: (place: Int, mark: Int)?
    while place < text.endIndex {
      if mark < pattern.endIndex, pattern[mark] == UInt8(ascii: "*") {
        retry = (place, mark)
        mark += 1
      } else if mark < pattern.endIndex,
        pattern[mark] == UInt8(ascii: "?") || pattern[mark] == text[place]
      {
        (place, mark) = (place + 1, mark + 1)
      } else if let last = retry {
        retry = (last.place + 1, last.mark)
        (place, mark) = (last.place + 1, last.mark + 1)
      } else {
        return false
      }
    }
    return pattern[mark...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
