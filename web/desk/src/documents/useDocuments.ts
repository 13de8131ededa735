import { ref } from 'vue'
import { asProblem, type DocumentLine, type Problem, type ReadingDue } from '@guiju/api'
import { guiju } from '../guiju'

/** The register of norm documents, and what the reader himself has to read. */
export function useDocuments() {
  const lines = ref<DocumentLine[]>([])
  const due = ref<ReadingDue[]>([])
  const loading = ref(false)
  const failed = ref<Problem>()

  async function read(): Promise<void> {
    loading.value = true
    try {
      const [register, reading] = await Promise.all([guiju.read(guiju.http.GET('/api/documents')), guiju.read(guiju.http.GET('/api/documents/readings'))])
      lines.value = register.items
      due.value = reading.items
      failed.value = undefined
    } catch (thrown) {
      failed.value = asProblem(thrown)
    } finally {
      loading.value = false
    }
  }

  void read()
  return { lines, due, loading, failed, read }
}
