; USART both ways, by interrupts: sends letters in lines of 16, and mixes in what it receives.
_replace UCSR0A, 0xc0
_replace UCSR0B, 0xc1
_replace UBRR0L, 0xc4
_replace UDR0, 0xc6

  jmp main
_loc 0x48             ; received
  jmp received
_loc 0x4c             ; data register empty
  jmp empty
_loc 0x50             ; sent
  jmp sent
_loc 0x80
main:
  ldi r16, 4          ; 800 cycles a byte
  sts UBRR0L, r16
  ldi r16, 0xf8       ; all three interrupts, receiver and transmitter on
  sts UCSR0B, r16
  ldi r20, 0
  ldi r21, 0
  sei
loop:
  add r24, r20        ; sums up while it waits
  adc r25, r21
  inc r26
  brne loop
  ldi r16, 0xf8       ; the interrupt that `empty` has switched off
  sts UCSR0B, r16
  rjmp loop

received:
  push r16
  in r16, 0x3f
  push r16
  lds r16, UDR0
  eor r20, r16
  inc r22
  rjmp done
sent:
  push r16
  in r16, 0x3f
  push r16
  inc r23
  rjmp done
empty:
  push r16
  in r16, 0x3f
  push r16
  inc r21
  mov r16, r21
  andi r16, 15
  breq newline
  add r16, r20
  andi r16, 15
  subi r16, 0xbf      ; + 'A'
  rjmp send
newline:
  ldi r16, 10
send:
  sts UDR0, r16
insending:
  mov r16, r21
  andi r16, 7
  brne done
  ldi r16, 0xd8       ; a pause: the data register may be empty
  sts UCSR0B, r16
done:
  pop r16
  out 0x3f, r16
  pop r16
  reti
