// The package that reads zips has streams for what is not read here; it takes what it needs whole.
export class Readable {}
export class Writable {}
export class Transform {}
export class PassThrough {}
