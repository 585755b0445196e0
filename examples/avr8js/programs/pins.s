; Interrupts of pins by level, edge and change; timers that count edges; watchdog and clock prescaler.
_replace EICRA, 0x69
_replace PCICR, 0x68
_replace PCMSK2, 0x6d
_replace TIMSK0, 0x6e
_replace TCCR1B, 0x81
_replace TCNT1L, 0x84
_replace TCNT1H, 0x85
_replace WDTCSR, 0x60
_replace CLKPR, 0x61

  jmp main
_loc 0x04             ; INT0
  jmp level
_loc 0x08             ; INT1
  jmp edge
_loc 0x14             ; PCINT2
  jmp change
_loc 0x18             ; watchdog
  jmp dog
_loc 0x38             ; timer 0 compare A
  jmp edges
_loc 0x80
main:
  ldi r16, 0x80       ; clock / 2
  sts CLKPR, r16
  ldi r16, 1
  sts CLKPR, r16
  ldi r16, 0x0c       ; INT0 by low level, INT1 by rising edge
  sts EICRA, r16
  ldi r16, 3
  mov r3, r16
  out 0x1d, r16       ; EIMSK
  ldi r16, 4
  sts PCICR, r16
  ldi r16, 0x80       ; PD7
  sts PCMSK2, r16
  ldi r16, 0x42       ; OC0A toggles PD6, CTC
  out 0x24, r16
  ldi r16, 5
  out 0x27, r16       ; OCR0A
  ldi r16, 7          ; timer 0 counts rising edges of T0
  out 0x25, r16
  ldi r16, 2
  sts TIMSK0, r16
  ldi r16, 6          ; timer 1 counts falling edges of T1
  sts TCCR1B, r16
  ldi r16, 0x40       ; PD6 is an output
  out 0x0a, r16
  ldi r16, 0x18       ; watchdog: change enabled,
  sts WDTCSR, r16
  ldi r16, 0x40       ; interrupt after 16 ms
  sts WDTCSR, r16
  sei
loop:
  lds r18, TCNT1L
  lds r19, TCNT1H
  add r24, r18
  adc r25, r19
  in r18, 0x09        ; PIND
  eor r26, r18
  inc r27
  brne loop
  wdr
  inc r28
  mov r18, r28
  andi r18, 0x3f
  brne loop
  ldi r18, 0x80       ; now and then another clock
  sts CLKPR, r18
unlocked:
  mov r18, r28
  swap r18
  andi r18, 3
  sts CLKPR, r18
  rjmp loop

level:
  in r2, 0x3f
  inc r20
  out 0x1d, r3        ; EIMSK once more: the level is looked at again
  out 0x3f, r2
  reti
edge:
  in r2, 0x3f
  inc r21
  out 0x3f, r2
  reti
change:
  in r2, 0x3f
  inc r22
  sbi 0x05, 0         ; PB0, a pull-up
  cbi 0x05, 0
  out 0x3f, r2
  reti
dog:
  in r2, 0x3f
  inc r23
  out 0x3f, r2
  reti
edges:
  in r2, 0x3f
  inc r29
  out 0x3f, r2
  reti
