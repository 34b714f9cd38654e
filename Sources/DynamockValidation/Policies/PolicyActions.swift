import DynamockPolicies

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
    let pattern = action.lowercased()
    guard pattern.hasPrefix("dynamodb:") else { return false }
    return Wildcards(pattern).matches("dynamodb:" + operation.lowercased())
  }
}
