import type { components, paths } from './schema'

/* The server's names, as the screens call them. */
type Schemas = components['schemas']

export type Account = Schemas['AccountView']
export type Act = Schemas['ActView']
export type Atom = Schemas['AtomView']
export type Bill = Schemas['BillView']
export type BillDay = Schemas['BillDayView']
export type Candidate = Schemas['CandidateView']
export type CaseClock = Schemas['ClockView']
export type Cause = Schemas['Cause']
export type ClockState = Schemas['HealthClock']
export type Customer = Schemas['FindCustomersLine']
export type Comparison = Schemas['CompareRevisionsComparison']
export type ComparedNorm = Schemas['CompareRevisionsNormLine']
export type Diagnostic = Schemas['Diagnostic']
export type DocumentLine = Schemas['ListDocumentsLine']
export type DocumentPage = Schemas['ShowDocumentDocumentPage']
export type DocumentEntry = Schemas['ShowDocumentEntry']
export type DryRun = Schemas['DryRunView']
export type DryRunChange = Schemas['ListDryRunChangesLine']
export type DryRunClause = Schemas['DryRunClause']
export type DryRunGroup = Schemas['DryRunGroup']
export type DryRunPage = Schemas['DryRunPage']
export type Engineer = Schemas['ListEngineersLine']
export type ExplainedEvent = Schemas['ExplainedEvent']
export type Explanation = Schemas['ExplanationView']
export type Import = Schemas['ImportLine']
export type ImportPage = Schemas['ShowImportImportPage']
export type ImportNorm = Schemas['ShowImportNormLine']
export type ImportedCase = Schemas['ImportedCaseLine']
export type ImportedCaseFilter = NonNullable<paths['/api/imports/{id}/cases']['get']['parameters']['query']>
export type ImportedCasePage = Schemas['ShowImportedCaseImportedCasePage']
export type Me = Schemas['Me']
export type Notice = Schemas['ListNoticesLine']
export type OpenOrder = Schemas['OpenOrderRequest']
export type OrderFilter = NonNullable<paths['/api/orders']['get']['parameters']['query']>
export type OrderHead = Schemas['ShowOrderHead']
export type OrderLine = Schemas['ListOrdersLine']
export type OrderPage = Schemas['ShowOrderOrderPage']
export type Pack = Schemas['ShowPackPackPage']
export type PackFile = Schemas['PackFile']
export type PackLine = Schemas['ListPacksLine']
export type Passed = Schemas['PassedView']
export type Permission = Schemas['Permission']
export type QueueItem = Schemas['ShowQueueItem']
export type Receipt = Schemas['Receipt']
export type Reader = Schemas['ReadersLine']
export type ReadingDue = Schemas['ListMyReadingLine']
export type Revision = Schemas['RevisionView']
export type RevisionAct = Schemas['RevisionAct']
export type Role = Schemas['Role']
export type Segment = Schemas['SegmentView']
export type TimelineItem = Schemas['TimelineItem']
export type Unit = Schemas['ListUnitsNode']
export type Verdict = Schemas['VerdictView']
export type Violation = Schemas['Violation']
export type TextScreen = Schemas['TextScreen']
export type Visit = Schemas['ShowOrderVisitView']
export type VisitLine = Schemas['ListMyVisitsLine']
export type Witness = Schemas['WitnessView']

/** RFC 9457, with what Guiju adds. */
export interface ProblemDetails {
  title?: string
  detail?: string
  code?: string
  violations?: Violation[]
  errors?: Record<string, string[]>
}
