const patience = 4_000

/** Where the device is, if it says so in time; an arrival does not wait for it. */
export async function located(): Promise<Record<string, number>> {
  if (!('geolocation' in navigator) || !window.isSecureContext) return {}

  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { resolve({ latitude: coords.latitude, longitude: coords.longitude, accuracy: Math.round(coords.accuracy) }) },
      () => { resolve({}) },
      { timeout: patience, maximumAge: patience },
    )
  })
}
