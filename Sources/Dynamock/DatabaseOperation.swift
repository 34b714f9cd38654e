import DynamockEngine
import DynamockModel
import DynamockStatistics

/// An operation that the database implements: its types, its rules and its execution.
///
/// ``Operation/visit(_:)`` lists the conforming types.
protocol DatabaseOperation: SendableMetatype {
  associatedtype Input: Sendable
  associatedtype Output: Sendable
  /// An input that has passed every rule that needs no table.
  associatedtype Request: Sendable

  /// The name on the wire.
  static var name: Operation { get }

  /// Whether the operation changes the store, or may do so.
  static var mayWrite: Bool { get }

  /// Calls a body with the operation's input; returns `nil` if the input belongs to another
  /// operation.
  ///
  /// The input is not copied, which would cost as much as reading a small item.
  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (Input) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome?

  /// Wraps an input as one of any operation.
  static func wrap(_ input: Input) -> OperationInput

  /// Wraps an output as one of any operation.
  static func wrap(_ output: Output) -> OperationOutput

  /// Returns the operation's output, or `nil` if the output belongs to another operation.
  static func output(in any: OperationOutput) -> Output?

  /// Returns the table that an input names, if it names exactly one, for statistics.
  static func table(of input: Input) -> String?

  /// Applies the rules that need no table.
  /// - Parameter isLoose: whether the JSON has a form that only AWS's older layer accepts.
  static func validated(_ input: Input, isLoose: Bool) throws(DynamoDBError) -> Request

  /// Executes a request.
  ///
  /// Either ends the call exactly once or throws.
  static func execute(
    _ request: Request, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError)
}

extension DatabaseOperation {
  static func table(of input: Input) -> String? { nil }
}

/// The engine and the context of a call.
struct OperationCall {
  let engine: Database
  let context: RequestContext
  /// The threads that continue long requests, or `nil` if the calling thread executes every
  /// request.
  let lanes: WorkLanes?
  /// The threads that execute long writes, or `nil` if the calling thread executes every request.
  let writes: WorkPool?
  /// The client, as far as the scheduling of long reads depends on it.
  let caller: (any RequestCaller)?

  /// The amount that a read may examine before it is continued on another thread.
  var allowance: ReadAllowance { lanes == nil ? .unlimited : .portion }

  /// Runs the parts of a long write in turn with other writes, or `nil` on the calling thread.
  var turns: WriteTurns? {
    guard let writes else { return nil }
    return { work in writes.submit(work) }
  }

  /// Moves a request that turned out to be long to a thread of the pool, where it starts over.
  func goOn<Performed: DatabaseOperation>(
    _ end: OperationEnd<Performed>,
    _ body: @escaping @Sendable () throws(DynamoDBError) -> Performed.Output?
  ) {
    guard let lanes else { return end(.failure(.unexpectedOutput)) }
    lanes.reads.submit(for: caller) {
      do throws(DynamoDBError) {
        guard let output = try body() else { throw .unexpectedOutput }
        end(.success(output))
      } catch {
        end(.failure(error))
      }
    }
  }
}

/// The end of a call of one operation.
struct OperationEnd<Performed: DatabaseOperation>: Sendable {
  let end: CallEnd

  /// The meter of the call's use of tables, or `nil` if calls are not counted.
  var meter: UseMeter? { end.meter }

  /// Ends the call.
  func callAsFunction(_ result: Result<Performed.Output, DynamoDBError>) {
    end(result.map(Performed.wrap))
  }
}
