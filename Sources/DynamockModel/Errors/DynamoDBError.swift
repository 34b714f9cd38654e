/// The error of a failed request: its type, its message, and its details.
///
/// One of three kinds of errors: this one is for clients; there are others for a process
/// (configuration, ports, files), and `StorageError` for a store.
public struct DynamoDBError: Error, Sendable, Equatable {
  /// The type: one of DynamoDB's exceptions.
  public var code: Code
  /// AWS's exact message, or `nil` if AWS sends none.
  public var message: String?
  /// The item that did not satisfy the condition, if the request specifies
  /// `ReturnValuesOnConditionCheckFailure`.
  public var item: ItemImage?
  /// The reason for each action of a cancelled transaction, in the request's order.
  public var cancellationReasons: [CancellationReason]
  /// The limits that throttled the request.
  public var throttlingReasons: [ThrottlingReason]
  /// Details for developers in addition to AWS's message, which are never part of the body.
  public var explanation: Explanation?
  /// The missing table, for an error about one.
  package var missingTable: String?

  /// Creates an error from a type and a message.
  public init(_ code: Code, _ message: String?, explanation: Explanation? = nil) {
    self.code = code
    self.message = message
    self.explanation = explanation
    cancellationReasons = []
    throttlingReasons = []
  }

  /// A limit that throttled a request.
  public struct ThrottlingReason: Sendable, Equatable {
    /// The reason, such as `TableReadProvisionedThroughputExceeded`.
    public var reason: String
    /// The ARN of the table or index.
    public var resource: String

    /// Creates a reason.
    public init(reason: String, resource: String) {
      self.reason = reason
      self.resource = resource
    }
  }

  /// The explanation of an error: the rule, the cause, and the remedy.
  public struct Explanation: Sendable, Equatable {
    /// The rule, named after its page in AWS's documentation or its source.
    public var rule: String
    /// What was found in the request.
    public var found: String
    /// What would be accepted instead.
    public var remedy: String
    /// Details that are only for the server's log, such as a file's path, or `nil` if there are
    /// none.
    public var detail: String?

    /// Creates an explanation.
    public init(rule: String, found: String, remedy: String, detail: String? = nil) {
      self.rule = rule
      self.found = found
      self.remedy = remedy
      self.detail = detail
    }
  }
}
