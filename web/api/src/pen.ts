import { bytesOf } from './files'

const stroke = 2.4

/** Draws a signature on a canvas, by finger, pen or mouse. */
export class Pen {
  signed = false
  private readonly canvas: HTMLCanvasElement
  private readonly ink: CanvasRenderingContext2D | null
  private last: { x: number; y: number } | undefined

  constructor(canvas: HTMLCanvasElement) {
    const ratio = window.devicePixelRatio
    canvas.width = canvas.clientWidth * ratio
    canvas.height = canvas.clientHeight * ratio
    this.canvas = canvas
    this.ink = canvas.getContext('2d')
    if (!this.ink) return
    this.ink.scale(ratio, ratio)
    Object.assign(this.ink, { lineWidth: stroke, lineCap: 'round', lineJoin: 'round' })
  }

  down(event: PointerEvent): void {
    this.canvas.setPointerCapture(event.pointerId)
    this.last = { x: event.offsetX, y: event.offsetY }
  }

  move(event: PointerEvent): void {
    if (!this.last || !this.ink) return
    this.ink.beginPath()
    this.ink.moveTo(this.last.x, this.last.y)
    this.ink.lineTo(event.offsetX, event.offsetY)
    this.ink.stroke()
    this.last = { x: event.offsetX, y: event.offsetY }
    this.signed = true
  }

  /** The pen is lifted: the drawing so far, if there is one. */
  async up(): Promise<Blob | undefined> {
    this.last = undefined
    return this.signed ? bytesOf(this.canvas, 'image/png') : undefined
  }

  clear(): void {
    this.ink?.clearRect(0, 0, this.canvas.width, this.canvas.height)
    this.signed = false
  }
}
