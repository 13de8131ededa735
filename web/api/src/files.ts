import { sha256 } from './sha256'
import type { Guiju } from './client'

const longestEdge = 1920
const quality = 0.82

/** Stores bytes under their own hash and returns it; the event then names the hash. */
export async function storeFile(guiju: Guiju, bytes: Blob): Promise<string> {
  const hash = sha256(new Uint8Array(await bytes.arrayBuffer()))
  await guiju.store(hash, bytes)

  return hash
}

/** A photo drawn anew: small enough to send, and without the place and device that cameras write into it. */
export async function plainPhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, longestEdge / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()

  return bytesOf(canvas, 'image/jpeg', quality)
}

export function bytesOf(canvas: HTMLCanvasElement, type: string, compression?: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob)
      else reject(new Error('The picture could not be written.'))
    }, type, compression)
  })
}
