; All three timers: fast PWM with overflows, compare matches of 16 bits, phase correct PWM.
_replace TCCR1A, 0x80
_replace TCCR1B, 0x81
_replace TCNT1L, 0x84
_replace TCNT1H, 0x85
_replace ICR1L, 0x86
_replace ICR1H, 0x87
_replace OCR1AL, 0x88
_replace OCR1AH, 0x89
_replace OCR1BL, 0x8a
_replace OCR1BH, 0x8b
_replace TCCR2A, 0xb0
_replace TCCR2B, 0xb1
_replace OCR2A, 0xb3
_replace OCR2B, 0xb4
_replace TIMSK0, 0x6e
_replace TIMSK1, 0x6f
_replace TIMSK2, 0x70

  jmp main
_loc 0x1c             ; timer 2 compare A
  jmp count2
_loc 0x2c             ; timer 1 compare A
  jmp count1
_loc 0x34             ; timer 1 overflow
  jmp count1
_loc 0x40             ; timer 0 overflow
  jmp count0
_loc 0x80
main:
  ldi r16, 0x0e       ; OC1A, OC1B, OC2A are outputs
  out 0x04, r16
  ldi r16, 0x68       ; OC0A, OC0B, OC2B are outputs
  out 0x0a, r16
  ldi r16, 0xb3       ; fast PWM, A not inverted, B inverted
  out 0x24, r16
  ldi r16, 40
  out 0x27, r16       ; OCR0A
  ldi r16, 200
  out 0x28, r16       ; OCR0B
  ldi r16, 2          ; clock / 8
  out 0x25, r16
  ldi r16, 0x50       ; toggle OC1A and OC1B
  sts TCCR1A, r16
  ldi r16, 0x03       ; OCR1A = 0x0311
  sts OCR1AH, r16
  ldi r16, 0x11
  sts OCR1AL, r16
  ldi r16, 0x01
  sts OCR1BH, r16
  ldi r16, 0x77
  sts OCR1BL, r16
  ldi r16, 0x02       ; ICR1 = 0x0222, which this mode does not use
  sts ICR1H, r16
  ldi r16, 0x22
  sts ICR1L, r16
  ldi r16, 0x09       ; CTC, clock / 1
  sts TCCR1B, r16
  ldi r16, 0xe1       ; phase correct PWM, A not inverted, B inverted
  sts TCCR2A, r16
  ldi r16, 100
  sts OCR2A, r16
  sts OCR2B, r16
  ldi r16, 3          ; clock / 32
  sts TCCR2B, r16
  ldi r16, 1
  sts TIMSK0, r16     ; overflow
  ldi r16, 3
  sts TIMSK1, r16     ; overflow and compare A
  ldi r16, 2
  sts TIMSK2, r16     ; compare A
  sei
loop:
  lds r18, TCNT1L     ; sums up what the 16-bit counter shows
  lds r19, TCNT1H
  add r20, r18
  adc r21, r19
  in r18, 0x26        ; TCNT0
  eor r22, r18
  inc r23
  brne loop
  inc r24             ; every 256th time
  out 0x27, r24       ; OCR0A
  sts OCR2A, r24
  mov r18, r24
  andi r18, 3
  brne loop
  ldi r18, 2
  sts TCNT1H, r18     ; every 1024th: the counter is set, high byte first
sethigh:
  nop
  nop
  sts TCNT1L, r24
setlow:
  out 0x26, r24       ; TCNT0
set0:
  mov r18, r24
  andi r18, 4
  brne slow
  ldi r18, 2
  out 0x25, r18       ; timer 0: clock / 8
  rjmp loop
slow:
  ldi r18, 3
  out 0x25, r18       ; timer 0: clock / 64
  rjmp loop

count0:
  push r16
  in r16, 0x3f
  push r16
  lds r16, 0x100
  inc r16
  sts 0x100, r16
  rjmp done
count1:
  push r16
  in r16, 0x3f
  push r16
  lds r16, 0x101
  inc r16
  sts 0x101, r16
  rjmp done
count2:
  push r16
  in r16, 0x3f
  push r16
  lds r16, 0x102
  inc r16
  sts 0x102, r16
done:
  pop r16
  out 0x3f, r16
  pop r16
  reti
