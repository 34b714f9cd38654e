/// What a client is told when its request fails: the type, the sentence and what goes with them.
///
/// One of three error words: this is the client's; a process has its own errors (configuration,
/// ports, files) and a store has `StorageError`.
public struct DynamoDBError: Error, Sendable, Equatable {
  /// Which of DynamoDB's exceptions this is.
  public var code: Code
  /// AWS's sentence, to the letter; nil where AWS sends none.
  public var message: String?
  /// The item that failed the condition, where `ReturnValuesOnConditionCheckFailure` asked for it.
  public var item: ItemImage?
  /// Why each action of a transaction was cancelled, in the request's order.
  public var cancellationReasons: [CancellationReason]
  /// Which limits throttled the request.
  public var throttlingReasons: [ThrottlingReason]
  /// What a person may want to know beside AWS's sentence; never part of the body.
  public var explanation: Explanation?

  /// Makes an error of a type and a sentence.
  public init(_ code: Code, _ message: String?, explanation: Explanation? = nil) {
    self.code = code
    self.message = message
    self.explanation = explanation
    cancellationReasons = []
    throttlingReasons = []
  }

  /// Why one action of a transaction was cancelled.
  public struct CancellationReason: Sendable, Equatable {
    /// `None`, `ConditionalCheckFailed`, `ValidationError` and so on.
    public var code: String
    /// The sentence; nil for `None`.
    public var message: String?
    /// The item that failed the condition, where it was asked for.
    public var item: ItemImage?

    /// Makes a reason.
    public init(code: String, message: String? = nil, item: ItemImage? = nil) {
      self.code = code
      self.message = message
      self.item = item
    }
  }

  /// One limit that throttled a request.
  public struct ThrottlingReason: Sendable, Equatable {
    /// For example `TableReadProvisionedThroughputExceeded`.
    public var reason: String
    /// The ARN of the table or index.
    public var resource: String

    /// Makes a reason.
    public init(reason: String, resource: String) {
      self.reason = reason
      self.resource = resource
    }
  }

  /// The explanation beside an error: which rule, what was found, what would pass.
  public struct Explanation: Sendable, Equatable {
    /// The rule, named after the part of AWS's documentation or the fact sheet it comes from.
    public var rule: String
    /// What the request held.
    public var found: String
    /// What would have passed.
    public var remedy: String
    /// What is for the server's log and for no client, such as the path of a file; `nil` for nothing.
    public var detail: String?

    /// Makes an explanation.
    public init(rule: String, found: String, remedy: String, detail: String? = nil) {
      self.rule = rule
      self.found = found
      self.remedy = remedy
      self.detail = detail
    }
  }
}
